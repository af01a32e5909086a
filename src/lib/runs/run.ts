import type { ModelDescription } from '../engine/language-model';
import type { PackedReply } from '../engine/packed-reply';
import type { Arm, Trace } from '../methods/arm';
import type { Call, GenerateCall, SampleCall } from '../methods/calls';
import type { Grouping } from '../methods/equivalence/grouping';
import type { QuestionSet } from '../questions/question';
import type { Verdict } from '../questions/verdict';
import type { PackedDraw } from '../methods/packed-draw';
import type { GivenSignal } from '../signals/given';
import type { PlannedShard } from './shard';

/** Everything that decides what a run asks; two runs with equal plans on the same engine give equal traces. */
export interface RunPlan {
  /** Id of the question set and the questions asked, in order. */
  setId: string;
  questionIds: string[];
  /** How each question is asked; ids are unique. */
  arms: Arm[];
  modelId: string;
  seed: number;
  /** Where it is a part of a run that several machines share out; `questionIds` are its own alone. */
  shard?: PlannedShard;
}

/** `waiting`: planned, nothing asked yet, or interrupted by a closed tab; `paused` by a person. */
export type RunState = 'waiting' | 'running' | 'paused' | 'done' | 'stopped' | 'failed';

/** A run as it is stored: the plan, where it stands and what it ran on. What its questions gave is stored beside it. */
export interface Run {
  id: string;
  title: string;
  createdAt: string;
  state: RunState;
  plan: RunPlan;
  /** The questions as they were asked, so that a run can be read without its set. */
  set: QuestionSet;
  /** What the model ran on; `null` until it was loaded for this run. */
  model: ModelDescription | null;
  /** Version of the lab that made it. */
  labVersion: string;
  /** Verdicts a person overruled, by `overruleKey`. */
  overrules: Record<string, Verdict>;
  /** Drawn answers that a person grouped, by `overruleKey`; absent where nobody did. See `asRegrouped`. */
  regrouped?: Record<string, Grouping>;
  /** Where it was read from a file of predictions: nothing was asked, and its traces hold numbers alone. */
  predictions?: GivenPredictions;
}

/** What a run that was read from a file of predictions has in place of a model. */
export interface GivenPredictions {
  /** Name of the file. */
  file: string;
  /** Whether the file has the words of its questions; without, a question is called by its id. */
  words: boolean;
  /** Signals of each arm, by its id, in the order they are shown. */
  signals: Record<string, GivenSignal[]>;
  /** What a reader should know about how it was read, in sentences. */
  notes: string[];
}

/** What of a run persons decided. */
export type Judgements = Pick<Run, 'overrules' | 'regrouped'>;

/** A call as it is stored: the steps of replies packed. */
export type StoredCall =
  | Exclude<Call, GenerateCall | SampleCall>
  | (Omit<GenerateCall, 'reply'> & { reply: PackedReply })
  | (Omit<SampleCall, 'draws'> & { draws: PackedDraw[] });

/** What one question gave, as it is stored and held: each call once. */
export interface StoredAnswers {
  questionId: string;
  calls: StoredCall[];
  traces: Trace[];
}

/** A run with all its answers, as the lab holds it. */
export interface RunFile {
  run: Run;
  answers: StoredAnswers[];
}

/** Key of a person's overrule, or grouping, in a run. */
export function overruleKey(questionId: string, armId: string): string {
  return `${questionId}/${armId}`;
}
