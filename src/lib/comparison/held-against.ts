import { counted } from '../predictions/counted';
import type { RunFile } from '../runs/run';
import { commonQuestions, otherWords, wordsCompared } from './same-questions';
import { partsOf } from './fitted-and-judged';
import { FOLDS, type Splitting } from './splitting';

/** What two runs have in common, as far as it decides what of them is paired. */
export interface HeldAgainst {
  /** Questions asked in both. */
  common: number;
  /** Questions of each that were answered. */
  of: [number, number];
  /** Ids asked in both in other words. */
  otherWords: number;
  /** Whether ids alone say that questions are the same: one of them has no words. */
  byIdAlone: boolean;
}

/** What two runs have in common. */
export function heldAgainst(first: RunFile, second: RunFile): HeldAgainst {
  return {
    common: commonQuestions(first, second).size,
    of: [first.answers.length, second.answers.length],
    otherWords: otherWords(first, second).length,
    byIdAlone: !wordsCompared(first.run, second.run)
  };
}

const questions = (n: number) => counted(n, 'question');

/** What that means, in sentences. @param name of the first run */
export function heldAgainstSentences(
  { common, of, otherWords, byIdAlone }: HeldAgainst,
  name: string
): string[] {
  const apart =
    otherWords > 0
      ? [
          `${questions(otherWords)} ${otherWords === 1 ? 'has' : 'have'} the same id but different words in ${name}: ${otherWords === 1 ? 'it is' : 'they are'} not paired.`
        ]
      : [];
  if (common === 0)
    return [
      `No question in common with ${name}: figures stand side by side, but nothing is paired.`,
      ...apart
    ];
  const all = common === of[0] && common === of[1];
  const by = byIdAlone ? 'the same id; one of the two has no question texts' : 'the same id and words';
  const said = all
    ? `The same ${questions(common)} as ${name} (${by}).`
    : `${common} of its ${questions(of[1])} in common with ${name}, which has ${of[0]} (${by}); only these are paired.`;
  return [said, ...apart];
}

/**
 * How the splits of two runs differ, in a sentence; `null` where the same questions are fitted on and judged in both. A run
 * keeps its own split whatever it is held against.
 * @param name of the first run
 */
export function splitSentence(
  first: RunFile,
  second: RunFile,
  name: string,
  splitting: Splitting
): string | null {
  const idsOf = ({ answers }: RunFile) => answers.map(({ questionId }) => questionId);
  const [ids, others] = [idsOf(first), idsOf(second)];
  const common = commonQuestions(first, second);
  if (ids.length === others.length && common.size === ids.length) return null;
  if (splitting === 'folds')
    return `Each run keeps its own ${FOLDS} folds: its fits are on questions that differ from those of ${name}.`;
  const halvesOf = (all: readonly string[]) => {
    const judged = partsOf(all, 'halves').reduce((sum, part) => sum + part, 0);
    return `${all.length - judged} fitted on, ${judged} judged`;
  };
  const [own, its] = [halvesOf(others), halvesOf(ids)];
  return `Each run keeps its own split, and they differ: here ${own}; in ${name} ${its}. Figures after a fit are of different questions.`;
}
