import { version } from '../../../package.json';
import { halfOf } from '../calibration/splitting/split';
import type { CatalogueEntry } from '../engine/catalogue';
import type { Arm, PromptForm } from '../methods/arm';
import { usualArm, type Method } from '../methods/define-method';
import { withSimilarity } from '../methods/equivalence/registry';
import { methodOf, methods } from '../methods/registry';
import type { QuestionSet } from '../questions/question';
import { shuffled } from '../random/seeded';
import type { Run, RunPlan } from './run';
import { rangesText, setFingerprint, shardRange, shardWords, type Shard } from './shard';
import { withExamples, workedExamples } from './worked-examples';

/** Version of the lab, as in package.json. */
export const LAB_VERSION: string = version;

/** What a person chooses before a run. */
export interface RunChoice {
  set: QuestionSet;
  /** Ids of methods, each asked in its usual way, or arms of one's own. */
  methods: readonly (string | Arm)[];
  model: CatalogueEntry;
  /** How many questions; all when larger than the set. */
  limit: number;
  seed: number;
  form?: PromptForm;
  /** Questions that are shown with their answers before each question in completion form, and not asked. */
  examples?: number;
  /** The part of the chosen questions that this machine asks; all of them where missing. */
  shard?: Shard | null;
}

/** The methods a model is usually asked by: what a small one cannot follow is left out. */
export function usualMethods({ large }: Pick<CatalogueEntry, 'large'>): Method[] {
  return methods.filter(
    ({ usualFor }) => usualFor === 'every-model' || usualFor === (large ? 'large-models' : 'small-models')
  );
}

/**
 * The plan of a run: which questions (a sample by the seed, in the seed's order) and how they are asked. A set without any
 * distractors is not asked by methods that choose among options.
 * @throws RangeError when there is no such method, two arms have the same id, the set has too few worked examples, or the part
 * has no question
 */
export function planRun({
  set,
  methods: chosen,
  model,
  limit,
  seed,
  form = 'chat',
  examples = 0,
  shard = null
}: RunChoice): RunPlan {
  const hasOptions = set.questions.some(({ distractors }) => distractors?.length);
  const shown = workedExamples(set, examples, seed);
  const examplesShown = new Set(shown.map(({ id }) => id));
  const arms = chosen
    .map((each) => (typeof each === 'string' ? usualArm(methodOf(each), form) : each))
    .map((arm) => withSimilarity(withExamples(arm, shown)))
    .filter(({ method }) => hasOptions || !methodOf(method).needsOptions)
    .map((arm) => taught(arm, set, seed));
  if (new Set(arms.map(({ id }) => id)).size < arms.length) {
    throw new RangeError('Two arms of a run have the same name.');
  }
  const questionIds = shuffled(
    set.questions.map(({ id }) => id),
    seed,
    'questions'
  )
    .filter((id) => !examplesShown.has(id))
    .slice(0, limit);
  const plan = { setId: set.id, questionIds, arms: inOrder(arms), modelId: model.id, seed };
  return shard ? partOf(plan, shard, set) : plan;
}

/** A part of a plan, with what the whole is. Everything else is as in the whole. */
function partOf(whole: RunPlan, shard: Shard, { questions }: QuestionSet): RunPlan {
  const total = whole.questionIds.length;
  const [from, to] = shardRange(total, shard);
  if (from === to) throw new RangeError(`There is nothing to ask in ${shardWords(total, shard)}.`);
  return {
    ...whole,
    questionIds: whole.questionIds.slice(from, to),
    shard: { parts: [shard.part], of: shard.of, total, setHash: setFingerprint(questions) }
  };
}

/**
 * An arm of a method that learns, with the prompts it makes of the calibration part's questions, where a person has not
 * written them. Which part a question is in hangs on its id alone.
 */
export function taught(arm: Arm, { questions }: QuestionSet, seed: number): Arm {
  const { learn, prompts } = methodOf(arm.method);
  if (!learn) return arm;
  const learned = learn(
    questions.filter(({ id }) => halfOf(id) === 'fit'),
    arm,
    seed
  );
  const untouched = Object.entries(learned).filter(([name]) => arm.prompts[name] === prompts[name]!.text);
  return { ...arm, prompts: { ...arm.prompts, ...Object.fromEntries(untouched) } };
}

/** Arms in the order of their methods. */
function inOrder(arms: readonly Arm[]): Arm[] {
  return methods.flatMap(({ id }) => arms.filter(({ method }) => method === id));
}

/** A run's title: its set, how many questions or which part, and the seed. */
export function titleOf(plan: RunPlan, set: Pick<QuestionSet, 'title'>): string {
  const { shard, questionIds, seed } = plan;
  const many = shard
    ? `part${shard.parts.length === 1 ? '' : 's'} ${rangesText(shard.parts)} of ${shard.of}`
    : questionIds.length;
  return `${set.title} · ${many} · seed ${seed}`;
}

/** A new run of a plan, with the questions it asks. */
export function newRun(plan: RunPlan, set: QuestionSet, id: string, createdAt: string): Run {
  const asked = new Set(plan.questionIds);
  return {
    id,
    title: titleOf(plan, set),
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
