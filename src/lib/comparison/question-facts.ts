import type { Arm, Trace } from '../methods/arm';
import type { CallCost } from '../methods/calls';
import { wasTooLong } from '../methods/too-long';
import type { Verdict } from '../questions/verdict';
import { asRegrouped } from '../runs/regrouped';
import type { Run, StoredAnswers } from '../runs/run';
import { keysOf, rowKey, signalsOfArm, type RunHead } from './columns';
import { orderChanges } from './order-effect';
import { contextOf, traceOf } from './stored-trace';

/** What one arm gave of a question, without its evidence. */
export interface ArmFacts {
  armId: string;
  answer: string | null;
  verdict: Verdict;
  tooLong: boolean;
  /** Options it was shown, the right one among them; 0 where it was shown none. */
  options: number;
  /** Whether another order of the options changes its choice; `null` where it was shown one order. */
  orderChanges: boolean | null;
  /** Whether it declined to answer, and from which chance an answer paid; `null` where it could not decline, or was not told. */
  abstained: boolean | null;
  threshold: number | null;
  /** Share of drawn answers that are right; `null` where none were drawn. */
  shareRight: number | null;
  /** What its calls took, together; `null` for what a file of predictions says, of which that is not known. */
  cost: CallCost | null;
  /** Ids of arms that need some of the same calls. */
  sharedWith: string[];
}

/**
 * All that a comparison reads of one question as it was asked, so that its tokens and texts need not be there. Its signals
 * stand in columns that questions may share: that of a row at `places.get(key)`.
 */
export interface QuestionFacts {
  arms: readonly ArmFacts[];
  places: ReadonlyMap<string, number>;
  /** At T = 1; NaN where nothing could be read. */
  values: Float64Array;
  /** By the signal's own answer 1 right, 0 wrong, −3 neither; −1 where the arm's graded answer counts. */
  judged: Int8Array;
  /** 1 where the evidence that a signal reads is missing. */
  lacks: Uint8Array;
}

const codeOf = (judged: boolean | null | undefined) =>
  judged === undefined ? -1 : judged === null ? -3 : Number(judged);

/** What `QuestionFacts.judged` says. */
export function judgedOf(code: number): boolean | null | undefined {
  return code === -1 ? undefined : code === -3 ? null : code === 1;
}

const places = new WeakMap<readonly string[], ReadonlyMap<string, number>>();

/** Where the rows of some keys stand; the same map for the same keys. */
export function placesOf(keys: readonly string[]): ReadonlyMap<string, number> {
  let own = places.get(keys);
  if (!own) places.set(keys, (own = new Map(keys.map((key, place) => [key, place]))));
  return own;
}

function costOf({ calls }: StoredAnswers, trace: Trace): CallCost | null {
  if (trace.evidence.some(({ kind }) => kind === 'given')) return null;
  const own = calls.filter(({ id }) => trace.calls.includes(id));
  const sum = (name: keyof CallCost) => own.reduce((total, { cost }) => total + cost[name], 0);
  return {
    promptTokens: sum('promptTokens'),
    prefilledTokens: sum('prefilledTokens'),
    decodedTokens: sum('decodedTokens'),
    ms: sum('ms')
  };
}

function armFactsOf(stored: StoredAnswers, trace: Trace): ArmFacts {
  const { armId, answer, verdict, evidence, calls } = trace;
  const shown = evidence.find((each) => 'gold' in each);
  const abstention = evidence.find((each) => each.kind === 'abstention');
  const grades = evidence.find((each) => each.kind === 'samples')?.grades ?? [];
  return {
    armId,
    answer,
    verdict,
    tooLong: wasTooLong(trace),
    options: shown?.texts.length ?? 0,
    orderChanges: orderChanges(evidence),
    abstained: abstention?.abstained ?? null,
    threshold: abstention?.threshold ?? null,
    shareRight:
      grades.length === 0 ? null : grades.filter((grade) => grade === 'right').length / grades.length,
    cost: costOf(stored, trace),
    sharedWith: stored.traces
      .filter((other) => other !== trace && other.calls.some((id) => calls.includes(id)))
      .map((other) => other.armId)
  };
}

/** What a comparison reads of one question. */
export function factsOf(stored: StoredAnswers, run: RunHead): QuestionFacts {
  const own = placesOf(keysOf(run));
  const facts = {
    places: own,
    values: new Float64Array(own.size).fill(NaN),
    judged: new Int8Array(own.size).fill(-1),
    lacks: new Uint8Array(own.size).fill(1)
  };
  const context = { ...contextOf(stored, run), temperature: 1 };
  const { traces } = stored;
  const arms = new Map<string, Arm>(run.plan.arms.map((arm) => [arm.id, arm]));
  for (const { armId, evidence } of traces) {
    const arm = arms.get(armId);
    if (!arm) continue;
    for (const signal of signalsOfArm(arm, run)) {
      const place = own.get(rowKey(armId, signal.id))!;
      facts.values[place] = signal.valueOf(evidence, context) ?? NaN;
      facts.judged[place] = codeOf(signal.judges(evidence));
      facts.lacks[place] = Number(signal.lacks(evidence));
    }
  }
  return { ...facts, arms: traces.map((trace) => armFactsOf(stored, trace)) };
}

const kept = new WeakMap<StoredAnswers, QuestionFacts>();

/** `factsOf`, kept with the answers: they do not change while a run fills in or is graded. */
export function keptFacts(stored: StoredAnswers, run: RunHead): QuestionFacts {
  let facts = kept.get(stored);
  if (!facts) kept.set(stored, (facts = factsOf(stored, run)));
  return facts;
}

/** Whether what a comparison reads of a question was computed and is kept. */
export function hasFacts(stored: StoredAnswers): boolean {
  return kept.has(stored);
}

/** The same, of a question of a run, its draws grouped as a person groups them now. */
export function isRead(run: Run | null, stored: StoredAnswers): boolean {
  return run !== null && hasFacts(asRegrouped(run, stored));
}

/** Keeps what was computed elsewhere. */
export function keepFacts(stored: StoredAnswers, facts: QuestionFacts): void {
  kept.set(stored, facts);
}

/** What an arm answered and how that was graded; without unpacking where it is kept. */
export function answerOf(
  stored: StoredAnswers,
  armId: string
): Pick<ArmFacts, 'answer' | 'verdict'> | undefined {
  const facts = kept.get(stored);
  return facts ? facts.arms.find((arm) => arm.armId === armId) : traceOf(stored, armId);
}

/** What all calls of an arm's answer took, also those it shares; `null` where that is not known. */
export function costOfAnswer(stored: StoredAnswers, armId: string): CallCost | null {
  const facts = kept.get(stored);
  if (facts) return facts.arms.find((arm) => arm.armId === armId)?.cost ?? null;
  const trace = traceOf(stored, armId);
  return trace ? costOf(stored, trace) : null;
}
