import type { Grade } from '../questions/verdict';
import type { EquivalenceId } from './equivalence/equivalence';
import type { Grouping, GroupingMaker } from './equivalence/grouping';

/** The graded reply's own tokens. */
export interface ReplyEvidence {
  kind: 'reply';
  /** Id of the call whose reply it is. */
  call: string;
  /** Tokens of the answer itself within the reply, as [from, to); `null` where they could not be told. See `answerSpan`. */
  span: [number, number] | null;
}

/** Each option scored as the continuation of the answer; the options were not shown. */
export interface OptionScoresEvidence {
  kind: 'option-scores';
  /** Options in the order they were used. */
  texts: string[];
  /** Index of the right option. */
  gold: number;
  /** Log-probability of each token of each option at T = 1, nats. */
  tokenLogProbs: number[][];
  /** The same after a prompt without the question; `null` where that was not asked. */
  withoutQuestion: number[][] | null;
}

/** The logit of each option's letter, the options shown. */
export interface OptionLettersEvidence {
  kind: 'option-letters';
  texts: string[];
  gold: number;
  /** One logit for each option, nats. */
  logits: number[];
}

/** Logits of the digits of a number in [0, 1] that the model was made to write. */
export interface NumberEvidence {
  kind: 'number';
  /** Logits of `0` and `1` before the point; `null` where the reply was made to go on with `0.`, as runs of before were. */
  whole: [number, number] | null;
  /** Logits of the ten digits after `0.` */
  tenths: number[];
  /** Logits of the ten digits after `0.0` … `0.9`; `null` where one digit was read. */
  hundredths: number[][] | null;
}

/** A number that the model wrote. */
export interface StatedEvidence {
  kind: 'stated';
  /** Id of the call it was written in. */
  call: string;
  /** In [0, 1]; `null` when none could be read. */
  value: number | null;
  /** Whether it was no number but words, which stand for one by the table of `wordsOfProbability`. */
  inWords?: true;
}

/** Replies drawn to one question, and which of them are the same answer. */
export interface SamplesEvidence extends Grouping {
  kind: 'samples';
  /** Id of the call that drew them. */
  call: string;
  /** Who said which answers are the same; `person` only once a run's groupings are read into it, never as stored. */
  maker: GroupingMaker;
  /** Grade of each draw by the grader's rules. */
  grades: Grade[];
}

/** How alike drawn replies are, and how much each token of a reply matters to what it says, by embeddings of a model of sentences. */
export interface LikenessEvidence {
  kind: 'likeness';
  /** Id of the call that drew the replies. */
  call: string;
  /** Id of the call with the greedy reply. */
  reply: string;
  /** Cosine of each draw with each one before it, in [−1, 1]: a row for each draw, the first one empty. */
  cosines: number[][];
  /**
   * Of each token of the greedy reply, and of each draw: one minus the cosine of question and reply with it and without it, in
   * [0, 2]; `null` where that was not asked.
   */
  relevances: { reply: number[]; draws: number[][] } | null;
}

/** Logits of “true” and “false”, nats, where true was the first option and where it was the second. */
export type TruthLogits = [[number, number], [number, number]];

/** Whether the model holds its answer for true. */
export interface TruthEvidence {
  kind: 'truth';
  orders: TruthLogits;
}

/** Guesses that the model listed in one reply. */
export interface GuessesEvidence {
  kind: 'guesses';
  /** Id of the call they were written in. */
  call: string;
  /** In the order they were listed; none where it followed no format. */
  texts: string[];
  /** The probability stated for each, in [0, 1]; `null` where none could be read. */
  values: (number | null)[];
  /** Who said which guesses are the same. */
  maker: EquivalenceId;
  clusters: number[];
}

/** The logits of the options' letters in each cyclic order of the options. */
export interface OptionOrdersEvidence {
  kind: 'option-orders';
  texts: string[];
  gold: number;
  /** For each order one logit for each option, in the order of `texts`; nats. */
  orders: number[][];
}

/** Answers to one question asked by several prompts. */
export interface PromptsEvidence {
  kind: 'prompts';
  /** Names of the prompts. */
  names: string[];
  /** Ids of the calls with the replies, one for each prompt. */
  calls: string[];
  /** How sure it was of each, in [0, 1]. */
  confidences: number[];
  /** Who said which answers are the same. */
  maker: EquivalenceId;
  clusters: number[];
  /** The prompt whose reply answers for all: of the largest cluster. */
  chosen: number;
}

/** Whether it declined to answer. */
export interface AbstentionEvidence {
  kind: 'abstention';
  /** Id of the call with its reply. */
  call: string;
  abstained: boolean;
  /** What it said when asked for a guess all the same; `null` where it did not decline. */
  guess: { call: string; text: string; grade: Grade } | null;
  /** Chance of being right from which the announced points reward an answer; `null` where none were announced for declining. */
  threshold: number | null;
}

/** Its answer and different ones that it drew, each judged by itself. */
export interface AlternativesEvidence {
  kind: 'alternatives';
  /** Id of the call that drew them. */
  call: string;
  /** Who said which answers are the same. */
  maker: EquivalenceId;
  /** What was judged, the graded answer first. */
  texts: string[];
  /** As `TruthEvidence`, for each. */
  truths: TruthLogits[];
  /** How many of the drawn answers say what the graded one says, of how many. */
  agreeing: number;
  drawn: number;
}

/** What a file of predictions says of one question under one signal. */
export interface GivenValue {
  /** Id of the signal. */
  signal: string;
  /** How sure, larger is surer; `null` where the file has none. */
  value: number | null;
  /** Whether the answer is right; `null` where it is neither right nor wrong. */
  correct: boolean | null;
  /** Logits of K options and the place of the right one, where the file gives them. */
  options?: { logits: number[]; gold: number };
}

/** Numbers from a file of predictions: there is no reply behind them that could be looked at. */
export interface GivenEvidence {
  kind: 'given';
  /** At most one for each signal. */
  values: GivenValue[];
}

/** The logits of letters of its own different answers, in each cyclic order of them. */
export interface OwnOptionsEvidence {
  kind: 'own-options';
  /** Id of the call that drew them. */
  call: string;
  /** Who said which answers are the same. */
  maker: EquivalenceId;
  /** What was chosen among, its greedy answer first; that alone where it said nothing else. */
  texts: string[];
  /** For each order one logit for each text, nats. */
  orders: number[][];
}

/** Wordings that were tried on questions whose answers are known, and which of them asked this one. */
export interface SelectionEvidence {
  kind: 'selection';
  /** Names of the prompts. */
  names: string[];
  /** Mean negative log-likelihood of what came out under each, nats; `null` where nothing did. */
  losses: (number | null)[];
  /** Of how many answers that were right or wrong. */
  counted: number[];
  /** The prompt of the least loss. */
  chosen: number;
}

/** What an arm leaves to be read: everything a signal can be computed from, without the model. */
export type Evidence =
  | ReplyEvidence
  | OptionScoresEvidence
  | OptionLettersEvidence
  | NumberEvidence
  | StatedEvidence
  | SamplesEvidence
  | LikenessEvidence
  | TruthEvidence
  | GuessesEvidence
  | OptionOrdersEvidence
  | PromptsEvidence
  | AbstentionEvidence
  | AlternativesEvidence
  | OwnOptionsEvidence
  | SelectionEvidence
  | GivenEvidence;

/** The kinds of evidence. */
export type EvidenceKind = Evidence['kind'];

/** The evidence of a kind. */
export type EvidenceOf<K extends EvidenceKind> = Extract<Evidence, { kind: K }>;
