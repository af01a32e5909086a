import type { Half } from '../../src/lib/calibration/splitting/split';
import type { SampledAnswer } from '../../src/lib/decisions/sampled-answers';
import type { SampledSetChoice } from '../../src/lib/decisions/sampled-set-decision';
import { decideSampledSets } from '../../src/lib/decisions/sampled-sets';
import { Draws } from './sources';

/** Made-up questions: chances that a drawn answer is right. */
export interface SampledSource {
  name: string;
  says: string;
  chance(draws: Draws): number;
}

/** Hardly ever and often is no right answer among the five that are drawn. */
export const sampledSources: readonly SampledSource[] = [
  { name: 'answerable', says: 'right in 40 to 100 %', chance: (draws) => draws.uniform(0.4, 1) },
  { name: 'hard', says: 'right in 0 to 60 %', chance: (draws) => draws.uniform(0, 0.6) }
];

const SIZES = [100, 400, 2000];
const SEEDS = 1000;
const DRAWN = 5;

/** Rows with five drawn answers each; wrong ones are less sure. */
function rowsOf({ chance }: SampledSource, n: number, draws: Draws) {
  const all = Array.from({ length: n }, () => {
    const sure = chance(draws);
    return Array.from({ length: DRAWN }, (_, i): SampledAnswer => {
      const right = draws.flip(sure) === 1;
      return { text: '', entropy: draws.uniform(0, right ? 4 : 7), right, cluster: i };
    });
  });
  const parts = all.map((_, i): Half => (i < n / 2 ? 'fit' : 'judge'));
  return { parts, samples: () => all };
}

/** Sums over seeds of the coverage that is promised. */
export interface SampledSums {
  /** Draws in which something is promised. */
  promised: number;
  coverage: number;
  squares: number;
  size: number;
  within: number;
}

/** Sets of drawn answers over some seeds: coverage of the questions that the promise is about. */
export function sampledOver(
  seeds: number,
  source: SampledSource,
  n: number,
  choice: SampledSetChoice,
  drawsOf: (seed: number) => Draws
): SampledSums {
  const sums = { promised: 0, coverage: 0, squares: 0, size: 0, within: 0 };
  for (let seed = 0; seed < seeds; seed++) {
    const made = decideSampledSets(rowsOf(source, n, drawsOf(seed)), choice)!;
    if (!made.expected) continue;
    const { coverage } = choice.unanswered === 'count' ? made.all : made.answerable;
    sums.promised++;
    sums.coverage += coverage;
    sums.squares += coverage * coverage;
    sums.size += made.size.mean;
    if (coverage >= made.expected[0] && coverage <= made.expected[1]) sums.within++;
  }
  return sums;
}

const percent = (share: number) => (100 * share).toFixed(1);

function cells({ promised, coverage, squares, size, within }: SampledSums): string[] {
  if (promised < 30) return [percent(promised / SEEDS), '–', '–', '–'];
  const mean = coverage / promised;
  const error = Math.sqrt(Math.max(0, squares / promised - mean * mean) / promised);
  const text = `${percent(mean)} ± ${percent(2 * error)}`;
  return [
    percent(promised / SEEDS),
    mean < 0.9 - 2 * error ? `**${text}**` : text,
    (size / promised).toFixed(2),
    percent(within / promised)
  ];
}

/** The page's part on sets of drawn answers, as Markdown. */
export function sampledPart(): string {
  const heads = SIZES.flatMap((n) => [`promised, ${n}`, 'coverage', 'size', 'in its range']);
  const rows = sampledSources.flatMap((source, place) =>
    (['count', 'leave-out'] as const).map((unanswered) => {
      const own = SIZES.flatMap((n) =>
        cells(
          sampledOver(
            SEEDS,
            source,
            n,
            { alpha: 0.1, unanswered },
            (seed) => new Draws(91_000_003 + 10_007 * place + 13 * n + seed)
          )
        )
      );
      const words = unanswered === 'count' ? 'count as missed' : 'left out';
      return `| ${[source.name, words, ...own].join(' | ')} |`;
    })
  );
  return `## Sets of drawn answers: coverage over ${SEEDS.toLocaleString('en')} seeds, per cent

${DRAWN} answers are drawn to a question, and the set should hold a right one for at least 90 % of questions (α = 10 %): of all of them where those without a right answer *count as missed*, or of the others where they are *left out*
of the promise. One half calibrates, the other shows (n in all). *Promised*: draws in which a threshold could promise that; the mean coverage over these with twice its Monte Carlo error, the mean size of a set, and in how many the coverage lies in the range that the
lab gives for 95 % of cases. ${sampledSources.map(({ name, says }) => `*${name[0].toUpperCase()}${name.slice(1)}*: a drawn answer is ${says}`).join('; ')}: of the hard questions so many have no right answer that nothing can be promised for all of them.

| questions | without a right answer | ${heads.join(' | ')} |
|---|---|${heads.map(() => '---:').join('|')}|
${rows.join('\n')}
`;
}
