import type { ModelDescription } from '../engine/language-model';
import type { Verdict } from '../questions/verdict';
import type { QuestionSet } from '../questions/question';
import type { PromptText } from '../methods/prompt-text';
import type { MethodId, ReadingId, Trace } from '../methods/trace';

/** Everything that decides what a run asks; two runs with equal plans on the same engine give equal traces. */
export interface RunPlan {
  /** Id of the question set and the questions asked, in order. */
  setId: string;
  questionIds: string[];
  methods: MethodId[];
  /** Readings taken under each method, the default one first. */
  readings: Partial<Record<MethodId, ReadingId[]>>;
  modelId: string;
  seed: number;
  /** Most tokens a free reply may have. */
  maxTokens: number;
  /** The exact prompt texts, by reading. */
  prompts: Partial<Record<ReadingId, PromptText>>;
}

/** `waiting`: planned, nothing asked yet, or interrupted by a closed tab; `paused` by a person. */
export type RunState = 'waiting' | 'running' | 'paused' | 'done' | 'stopped' | 'failed';

/** A run as it is stored: the plan, where it stands and what it ran on. Its traces are stored beside it, one a question and method. */
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
  /** Verdicts a person overruled, by `questionId/method/reading`. */
  overrules: Record<string, Verdict>;
}

/** A run with all its traces, as the lab holds it. As a file (`run.json`, see run-file.ts) its wall times stand apart. */
export interface RunFile {
  format: 'calibration-lab/run';
  version: 1;
  run: Run;
  traces: Trace[];
}
