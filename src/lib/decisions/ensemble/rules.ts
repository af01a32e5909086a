import { CLIP } from '../../calibration/metrics/nll';

/** What one member says of a question. */
export interface Vote {
  /** Number of its answer: members that give the same answer have the same number. */
  answer: number;
  /** How sure, in [0, 1]. */
  confidence: number;
  /** 1 right, 0 wrong. */
  correct: number;
}

/** What members say together. */
export interface Joint {
  answer: number;
  /** In [0, 1]. */
  confidence: number;
  /** Grade of the surest member that gives the answer. */
  correct: number;
  /** Whether another answer had as much behind it. */
  tied: boolean;
}

/** Names of the rules, as they stand in files and on the command line. */
export const ensembleRules = ['majority', 'mean', 'weighted'] as const;
export type EnsembleRule = (typeof ensembleRules)[number];

/** Each rule for people: its name, what it does and whose it is. */
export const ruleWords: Record<EnsembleRule, { title: string; plain: string; source: string }> = {
  majority: {
    title: 'Majority',
    plain:
      'The answer most members give; with equal votes, the one with the higher mean confidence. Its confidence is its share of the votes.',
    source: 'Lam & Suen 1997; Wang et al. 2023 (self-consistency)'
  },
  mean: {
    title: 'Mean confidence',
    plain:
      'Each member’s confidence counts for its own answer and 0 for any other; the answer with the highest mean over all members, which is its confidence.',
    source: 'the linear opinion pool: Stone 1961; Lakshminarayanan et al. 2017'
  },
  weighted: {
    title: 'Confidence-weighted',
    plain:
      'Votes weigh as much as the log-odds of their confidence: the best rule for members that err independently of each other, which members seldom do. Its confidence is the chance of the answer if they did; what a member is not sure of is shared evenly by the other answers given and one that nobody gave.',
    source:
      'Nitzan & Paroush 1982; the product rule: Kittler et al. 1998; the logarithmic pool: Genest & Zidek 1986'
  }
};

/** Sums that differ by rounding alone are equal. */
const ROUNDING = 1e-9;

/** A sum that does not depend on the order of its terms. */
const sumOf = (terms: readonly number[]) =>
  [...terms].sort((a, b) => a - b).reduce((sum, term) => sum + term, 0);

/** Confidences that are equal but for rounding must be equal: they are ties, and stand in one bin. */
const rounded = (confidence: number) => Math.min(1, Math.round(confidence * 1e12) / 1e12);

/** Members that give one answer. */
interface Camp {
  answer: number;
  votes: Vote[];
  /** Sum of their confidences. */
  sure: number;
}

function campsOf(votes: readonly Vote[]): Camp[] {
  const answers = [...new Set(votes.map(({ answer }) => answer))].sort((a, b) => a - b);
  return answers.map((answer) => {
    const own = votes.filter((vote) => vote.answer === answer);
    return { answer, votes: own, sure: sumOf(own.map(({ confidence }) => confidence)) };
  });
}

/** Log of how much likelier each answer is than one that nobody gave, were members independent. */
function logWeights(camps: readonly Camp[]): number[] {
  const others = camps.length;
  return camps.map(({ votes }) =>
    sumOf(
      votes.map(({ confidence }) => {
        const clipped = Math.min(1 - CLIP, Math.max(CLIP, confidence));
        return Math.log((clipped * others) / (1 - clipped));
      })
    )
  );
}

/** What stands behind each answer, and the confidence that makes. */
function standings(camps: readonly Camp[], members: number, rule: EnsembleRule) {
  if (rule === 'majority') {
    const counts = camps.map(({ votes }) => votes.length);
    return { behind: counts, confidences: counts.map((count) => count / members) };
  }
  if (rule === 'mean') {
    const behind = camps.map(({ sure }) => sure / members);
    return { behind, confidences: behind };
  }
  const behind = logWeights(camps);
  const most = Math.max(0, ...behind);
  const all = sumOf([Math.exp(-most), ...behind.map((weight) => Math.exp(weight - most))]);
  return { behind, confidences: behind.map((weight) => Math.exp(weight - most) / all) };
}

/**
 * Joins what members say of one question. Of answers with as much behind them the one whose members are surer in sum is
 * taken, then the one with the lowest number: answers are numbered without knowing which is right, so a tie is no gift.
 * Members of one answer that were graded differently are judged by the surest of them, of as sure ones by a wrong one.
 * @throws RangeError without a vote, or for a confidence outside [0, 1]
 */
export function joinVotes(votes: readonly Vote[], rule: EnsembleRule): Joint {
  if (votes.length === 0) throw new RangeError('An ensemble needs a vote at least.');
  const bad = votes.find(({ confidence }) => !(confidence >= 0 && confidence <= 1));
  if (bad) throw new RangeError(`A confidence must lie in [0, 1], got ${bad.confidence}`);
  const camps = campsOf(votes);
  const { behind, confidences } = standings(camps, votes.length, rule);
  const most = Math.max(...behind);
  const level = [...camps.keys()].filter((i) => behind[i]! >= most - ROUNDING);
  const surest = Math.max(...level.map((i) => camps[i]!.sure));
  const winner = level.find((i) => camps[i]!.sure >= surest - ROUNDING)!;
  const speaker = camps[winner]!.votes.reduce((best, vote) =>
    vote.confidence > best.confidence || (vote.confidence === best.confidence && vote.correct < best.correct)
      ? vote
      : best
  );
  return {
    answer: camps[winner]!.answer,
    confidence: rounded(confidences[winner]!),
    correct: speaker.correct,
    tied: level.length > 1
  };
}
