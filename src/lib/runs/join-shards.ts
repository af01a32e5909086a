import { engineText, optionOf } from '../engine/resolve-engine';
import type { Question } from '../questions/question';
import { contradiction } from './join-runs';
import { mergedAnswers } from './merged-answers';
import { titleOf } from './plan';
import type { Run, RunFile, RunPlan, StoredAnswers } from './run';
import { sameContent } from './same-content';
import { shardRange, type PlannedShard } from './shard';

/** A run as far as it has to be known to tell whether its parts go together. */
export type PartOfRun = Pick<Run, 'plan' | 'set' | 'model' | 'labVersion'>;
/** A plan of one part or several. */
export type SharedPlan = RunPlan & { shard: PlannedShard };

/** What stands in one run of all parts, and what does not. */
export interface JoinedShards {
  file: RunFile;
  /** Parts that nobody brought. */
  missing: number[];
  /** Parts that came more than once; their answers count once. */
  doubled: number[];
  /** Questions of the parts that came, without answers. */
  unanswered: number;
  /** What was not taken, with the reason. */
  refused: { file: RunFile; why: string }[];
}

/** The plan of a run that holds parts and has begun; `null` for any other. */
export function sharedPlan({ plan, model }: Pick<Run, 'plan' | 'model'>): SharedPlan | null {
  return plan.shard && model ? (plan as SharedPlan) : null;
}

function armsDiffer(own: RunPlan, other: RunPlan): string | null {
  const [a, b] = [own, other].map(({ arms }) => arms.map(({ id }) => id).join(', '));
  if (a !== b) return `it was asked in other ways: ${b} in place of ${a}`;
  const odd = own.arms.find((arm, i) => !sameContent(arm, other.arms[i]));
  return odd ? `“${odd.id}” was asked with other prompts or options` : null;
}

/** Why a part is of another run than a first one, in words; `null` where both are parts of the same. */
export function otherWhole(first: PartOfRun, part: PartOfRun): string | null {
  const [own, other] = [first.plan.shard!, part.plan.shard!];
  const differing: [string, string | number, string | number][] = [
    ['question set', first.plan.setId, part.plan.setId],
    ['number of parts', own.of, other.of],
    ['number of questions', own.total, other.total],
    ['seed', first.plan.seed, part.plan.seed],
    ['model', first.plan.modelId, part.plan.modelId]
  ];
  for (const [what, here, there] of differing)
    if (here !== there) return `it has a different ${what}: ${there} in place of ${here}`;
  if (own.setHash !== other.setHash) return 'its question set has the same name but different questions';
  const arms = armsDiffer(first.plan, part.plan);
  if (arms) return arms;
  const [model, ran] = [first.model!, part.model!];
  if (optionOf(model) !== optionOf(ran))
    return `it ran on ${engineText(ran)}, and the others on ${engineText(model)}`;
  if (model.runtime !== ran.runtime)
    return `it ran with ${ran.runtime}, and the others with ${model.runtime}`;
  if (model.vocabularySize !== ran.vocabularySize)
    return 'its model has the same name but a different vocabulary';
  return first.labVersion === part.labVersion
    ? null
    : `it was made by version ${part.labVersion} of the lab, and the others by ${first.labVersion}`;
}

/** Which parts came, which more than once, and which are missing. */
export function partsOf(plans: readonly SharedPlan[]): Record<'there' | 'doubled' | 'missing', number[]> {
  const came = plans.flatMap(({ shard }) => shard.parts);
  const all = Array.from({ length: plans[0]?.shard.of ?? 0 }, (_, i) => i + 1);
  const times = (part: number) => came.filter((each) => each === part).length;
  return {
    there: all.filter((part) => times(part) > 0),
    doubled: all.filter((part) => times(part) > 1),
    missing: all.filter((part) => times(part) === 0)
  };
}

/** Questions of a plan by the part they are in. */
function byPart({ questionIds, shard: { parts, of, total } }: SharedPlan): Map<number, string[]> {
  let at = 0;
  return new Map(
    parts.map((part) => {
      const [from, to] = shardRange(total, { part, of });
      return [part, questionIds.slice(at, (at += to - from))];
    })
  );
}

/**
 * One run of the parts that several machines asked, in the whole's order; with all parts it is the run one machine would have
 * made. What is of another run than the first file, or contradicts what came before, is not taken. Of two grades for one
 * answer, or two groupings of the same draws, the earlier stays.
 * @param files parts, in the order of coming; at least one
 * @param stamp id and time of the run that is made
 * @throws RangeError without a first file that has begun
 */
export function joinShards(files: readonly RunFile[], stamp: Pick<Run, 'id' | 'createdAt'>): JoinedShards {
  const [first] = files;
  if (!first || !sharedPlan(first.run)) throw new RangeError('There is no part of a run to begin with.');
  const refused: JoinedShards['refused'] = [];
  const taken: RunFile[] = [];
  const parts = new Map<number, string[]>();
  const questions = new Map<string, Question>();
  const answers = new Map<string, StoredAnswers>();
  let overrules: Run['overrules'] = {};
  let regrouped: NonNullable<Run['regrouped']> = {};
  for (const file of files) {
    const plan = sharedPlan(file.run);
    const own = plan && byPart(plan);
    const here = {
      run: { ...first.run, set: { ...first.run.set, questions: [...questions.values()] } },
      answers
    };
    const given = new Map(file.answers.map((each) => [each.questionId, each]));
    const why = !own
      ? noPart(file.run)
      : (otherWhole(first.run, file.run) ??
        otherQuestions(parts, own) ??
        contradiction(here, { run: file.run, answers: given }));
    if (why !== null) {
      refused.push({ file, why });
      continue;
    }
    taken.push(file);
    for (const [part, ids] of own!) parts.set(part, ids);
    for (const question of file.run.set.questions) questions.set(question.id, question);
    for (const [id, each] of given) if (!answers.has(id)) answers.set(id, each);
    overrules = { ...file.run.overrules, ...overrules };
    regrouped = { ...file.run.regrouped, ...regrouped };
  }
  const { missing, doubled, there } = partsOf(taken.map(({ run }) => run.plan as SharedPlan));
  const { shard, ...rest } = first.run.plan as SharedPlan;
  const questionIds = there.flatMap((part) => parts.get(part)!);
  const plan: RunPlan = {
    ...rest,
    questionIds,
    ...(missing.length > 0 && { shard: { ...shard, parts: there } })
  };
  const set = { ...first.run.set, questions: questionIds.map((id) => questions.get(id)!) };
  const unanswered = questionIds.length - answers.size;
  const run: Run = {
    ...first.run,
    ...stamp,
    plan,
    set,
    title: titleOf(plan, set),
    state: unanswered === 0 ? 'done' : 'paused',
    model: { ...first.run.model!, device: devicesOf(taken) },
    overrules,
    ...(Object.keys(regrouped).length > 0 && { regrouped })
  };
  return {
    file: { run, answers: mergedAnswers(questionIds, [...answers.values()], []) },
    missing,
    doubled,
    unanswered,
    refused
  };
}

function noPart({ plan }: Run): string {
  return plan.shard ? 'none of it has been asked yet' : 'it is not part of a shared-out run';
}

/** Why a file's parts hold other questions than they do already, or share some with another part. */
function otherQuestions(
  parts: ReadonlyMap<number, readonly string[]>,
  own: ReadonlyMap<number, readonly string[]>
): string | null {
  const partOf = new Map([...parts].flatMap(([part, ids]) => ids.map((id) => [id, part] as const)));
  for (const [part, ids] of own) {
    const known = parts.get(part);
    const fits = known ? sameContent(known, ids) : ids.every((id) => !partOf.has(id));
    if (!fits) return `its part ${part} holds other questions than it should`;
  }
  return null;
}

function devicesOf(files: readonly RunFile[]): string {
  const devices = [...new Set(files.map(({ run }) => run.model!.device))];
  return devices.length === 1
    ? devices[0]!
    : `${files.length} machines (${devices.slice(0, 3).join('; ')}${devices.length > 3 ? '; …' : ''})`;
}
