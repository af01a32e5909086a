import { mean } from '../calibration/metrics/accuracy';
import type { DrawnReply } from '../methods/calls';
import type { GroupedAnswer } from '../methods/equivalence/grouping';
import type { SamplesEvidence } from '../methods/evidence';
import { entropyOf } from '../methods/softmax';
import type { Grade } from '../questions/verdict';
import { meanLogLikelihood } from '../signals/drawn-replies';

/** Draws in the same words, and the graded answer where it has them too. */
export interface Wording {
  text: string;
  /** Their places; `greedy` stands for the graded answer. */
  answers: GroupedAnswer[];
  /** Their cluster; `null` for a graded answer that no draw is with. */
  cluster: number | null;
  /** `null` for the graded answer alone, whose grade stands elsewhere. */
  grade: Grade | null;
  /** Mean probability a token, geometric, of the draws; NaN where none holds a token. */
  perToken: number;
}

/** Draws that say the same. */
export interface AnswerCluster {
  /** As the evidence numbers it; `null` for the graded answer where no draw is with it. */
  cluster: number | null;
  /** Words of its first member. */
  text: string;
  /** Probability a token, geometric mean, of each draw; NaN for one of no token. */
  perToken: number[];
  /** Grade of its first draw, as the signal of the most frequent answer takes it; `null` without a draw. */
  grade: Grade | null;
  /** Whether the graded answer is with it. */
  graded: boolean;
}

/** What was drawn to one question, as it is drawn in a picture. */
export interface AnswerClusters {
  /** The largest first; a graded answer that no draw is with comes last. */
  clusters: AnswerCluster[];
  /** In the order they first appear, the graded answer's first. */
  wordings: Wording[];
  /** Number of draws. */
  drawn: number;
  /** Entropy over different words, over different answers, and the mean over all tokens drawn; nats. */
  entropy: { wordings: number; answers: number; tokens: number };
}

const words = (text: string) => text.trim() || '(nothing)';

function shareEntropy(labels: readonly unknown[]): number {
  const counts = new Map<unknown, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return entropyOf([...counts.values()].map((count) => count / labels.length));
}

function wordingsOf(
  { clusters, greedy, grades }: SamplesEvidence,
  draws: readonly DrawnReply[],
  graded: string | null
): Wording[] {
  const all = new Map<string, Wording>();
  const put = (text: string, answer: GroupedAnswer, cluster: number | null, grade: Grade | null) => {
    const own = all.get(text) ?? { text, answers: [], cluster, grade, perToken: NaN };
    own.answers.push(answer);
    own.grade ??= grade;
    all.set(text, own);
  };
  if (graded !== null) put(words(graded), 'greedy', greedy, null);
  draws.forEach(({ text }, i) => put(words(text), i, clusters[i]!, grades[i]!));
  for (const wording of all.values()) {
    const own = wording.answers.flatMap((answer) => (answer === 'greedy' ? [] : draws[answer]!));
    const likelihoods = own.filter(({ tokens }) => tokens.length > 0).map(meanLogLikelihood);
    wording.perToken = likelihoods.length > 0 ? Math.exp(mean(likelihoods)) : NaN;
  }
  return [...all.values()];
}

/**
 * The draws of one question by what they say.
 * @param draws in the order they were drawn
 * @param graded the graded answer's words; `null` where they are not known
 */
export function answerClusters(
  evidence: SamplesEvidence,
  draws: readonly DrawnReply[],
  graded: string | null
): AnswerClusters {
  const { clusters: labels, greedy, grades } = evidence;
  const clusters = [...new Set(labels)].map((cluster): AnswerCluster => {
    const own = draws.filter((_, i) => labels[i] === cluster);
    return {
      cluster,
      text: words(own[0]!.text),
      perToken: own.map((draw) => (draw.tokens.length > 0 ? Math.exp(meanLogLikelihood(draw)) : NaN)),
      grade: grades[labels.indexOf(cluster)]!,
      graded: cluster === greedy
    };
  });
  clusters.sort((a, b) => b.perToken.length - a.perToken.length);
  if (greedy === null && graded !== null)
    clusters.push({ cluster: null, text: words(graded), perToken: [], grade: null, graded: true });
  const entropies = draws.flatMap((draw) => draw.entropies);
  return {
    clusters,
    wordings: wordingsOf(evidence, draws, graded),
    drawn: draws.length,
    entropy: {
      wordings: shareEntropy(draws.map(({ text }) => words(text))),
      answers: shareEntropy(labels),
      tokens: entropies.length > 0 ? mean(entropies) : NaN
    }
  };
}

const times = (count: number, one: string, many: string) => (count === 1 ? one : `${count} ${many}`);

/** What the draws of one question show, in words that claim no more than is counted. */
export function clustersSentence({ clusters, wordings, drawn, entropy }: AnswerClusters): string {
  const kinds = clusters.filter(({ perToken }) => perToken.length > 0).length;
  if (drawn === 0) return 'Nothing was drawn.';
  const worded = wordings.filter(({ answers }) => answers.some((answer) => answer !== 'greedy')).length;
  const said = kinds === 1 ? 'the same' : `${kinds} different things`;
  const begun = `${drawn} answers drawn say ${said}, in ${times(worded, 'the same words', 'wordings')}.`;
  if (drawn === 1) return 'One answer was drawn: it takes two to agree or to differ.';
  if (worded > kinds && kinds === 1)
    return `${begun} Counted by words it looks in doubt, counted by what is said it does not.`;
  if (worded > kinds)
    return `${begun} Counted by words it looks more in doubt (${entropy.wordings.toFixed(2)} nats) than by what is said (${entropy.answers.toFixed(2)}).`;
  return begun;
}
