import type { TokenStep } from '../../engine/reply';
import type { Verdict } from '../../questions/verdict';
import type { Run } from '../run';

/** Readings of version 1 by its methods. */
export const READINGS: Record<string, readonly string[]> = {
  direct: ['answer'],
  verbalized: ['forced', 'free'],
  distractors: ['likelihood', 'letter', 'stated-forced', 'stated-free']
};

/** What one reading gave. */
export interface ReadingV1 {
  reading: string;
  prompt: string;
  reply?: { text: string; steps: TokenStep[]; stop: 'end-of-turn' | 'length' | 'stop-text' };
  options?: {
    texts: string[];
    gold: number;
    logits: number[];
    tokenLogProbs?: number[][];
    tokens?: string[][];
    unconditional?: number[];
  };
  digitLogits?: number[];
  stated?: number | null;
  answer: string | null;
  verdict: Verdict;
  cost: { promptTokens: number; outputTokens: number; ms: number };
}

/** A run's file as versions of the lab up to 0.1 wrote it. */
export interface RunFileV1 {
  run: Omit<Run, 'plan'> & {
    plan: {
      setId: string;
      questionIds: string[];
      methods: string[];
      readings: Record<string, string[]>;
      modelId: string;
      seed: number;
      maxTokens?: number;
      prompts?: Record<string, { user: string; assistant?: string; confidence?: string }>;
    };
  };
  traces: { questionId: string; method: string; readings: ReadingV1[] }[];
}
