import { version } from '../../../package.json';
import type { CatalogueEntry } from '../engine/catalogue';
import { defaultPrompts } from '../methods/default-prompts';
import { methodIds, readingsOf } from '../methods/readings';
import type { MethodId } from '../methods/trace';
import type { QuestionSet } from '../questions/question';
import { shuffled } from '../random/seeded';
import type { Run, RunPlan } from './run';

/** Version of the lab, as in package.json. */
export const LAB_VERSION: string = version;

/** What a person chooses before a run. */
export interface RunChoice {
  set: QuestionSet;
  methods: MethodId[];
  model: CatalogueEntry;
  /** How many questions; all when larger than the set. */
  limit: number;
  seed: number;
  maxTokens?: number;
}

/**
 * The plan of a run: which questions (a sample by the seed, in the seed's order) and how they are asked. A set without any
 * distractors is not asked by the `distractors` method.
 */
export function planRun({ set, methods, model, limit, seed, maxTokens = 32 }: RunChoice): RunPlan {
  const readings: RunPlan['readings'] = {};
  const prompts: RunPlan['prompts'] = {};
  const choices = set.questions.some(({ distractors }) => distractors?.length);
  const ordered = methodIds.filter(
    (method) => methods.includes(method) && (choices || method !== 'distractors')
  );
  for (const method of ordered) {
    readings[method] = model.readings[method] ?? [readingsOf[method][0]];
    for (const reading of readings[method]) prompts[reading] = defaultPrompts[reading];
  }
  return {
    setId: set.id,
    questionIds: shuffled(
      set.questions.map(({ id }) => id),
      seed,
      'questions'
    ).slice(0, limit),
    methods: ordered,
    readings,
    modelId: model.id,
    seed,
    maxTokens,
    prompts
  };
}

/** A new run of a plan, with the questions it asks. */
export function newRun(plan: RunPlan, set: QuestionSet, id: string, createdAt: string): Run {
  const asked = new Set(plan.questionIds);
  return {
    id,
    title: `${set.title} · ${plan.questionIds.length} · seed ${plan.seed}`,
    createdAt,
    state: 'waiting',
    plan,
    set: { ...set, questions: set.questions.filter((question) => asked.has(question.id)) },
    model: null,
    labVersion: LAB_VERSION,
    overrules: {}
  };
}

/** A fresh run's time and an id that sorts by it. */
export function runStamp(): { id: string; createdAt: string } {
  const createdAt = new Date().toISOString();
  // Outside secure contexts there is no randomUUID.
  const unique = crypto.randomUUID?.() ?? Math.random().toString(36).slice(2);
  return { id: `${createdAt}-${unique}`, createdAt };
}
