import type { SampledAnswer } from '../../src/lib/decisions/sampled-answers';
import type { SampledSetChoice } from '../../src/lib/decisions/sampled-set-decision';
import { decideSampledSets } from '../../src/lib/decisions/sampled-sets';
import { SetSums } from './set-sums';
import { Draws } from './sources';
import { percent, table } from './tables';

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
  const parts = all.map((_, i) => (i < n / 2 ? ('fit' as const) : 'judge'));
  return { parts, samples: () => all };
}

/** Sets of drawn answers over some seeds, those in which something is promised: coverage of the questions that the promise is about. */
export function sampledOver(
  seeds: number,
  source: SampledSource,
  n: number,
  choice: SampledSetChoice,
  drawsOf: (seed: number) => Draws
): SetSums {
  const sums = new SetSums();
  for (let seed = 0; seed < seeds; seed++) {
    const made = decideSampledSets(rowsOf(source, n, drawsOf(seed)), choice)!;
    if (!made.expected) continue;
    const { coverage } = choice.unanswered === 'count' ? made.all : made.answerable;
    sums.add(coverage, made.size.mean, made.expected);
  }
  return sums;
}

/** The page's part on sets of drawn answers, as Markdown. */
export function sampledPart(): string {
  const heads = SIZES.flatMap((n) => [`promised, ${n}`, 'coverage', 'size', 'in its range']);
  const rows = sampledSources.flatMap((source, place) =>
    (['count', 'leave-out'] as const).map((unanswered) => [
      source.name,
      unanswered === 'count' ? 'count as missed' : 'left out',
      ...SIZES.flatMap((n) => {
        const drawsOf = (seed: number) => new Draws(91_000_003 + 10_007 * place + 13 * n + seed);
        const sums = sampledOver(SEEDS, source, n, { alpha: 0.1, unanswered }, drawsOf);
        return [percent(sums.draws / SEEDS), ...sums.cells()];
      })
    ])
  );
  return `## Sets of drawn answers: coverage over ${SEEDS.toLocaleString('en')} seeds, per cent

${DRAWN} answers are drawn to a question, and the set should hold a right one for at least 90 % of questions (α = 10 %): of all of them where those without a right answer *count as missed*, or of the others where they are *left out*
of the promise. One half calibrates, the other shows (n in all). *Promised*: draws in which a threshold could promise that; the mean coverage over these with twice its Monte Carlo error, the mean size of a set, and in how many the coverage lies in the range that the
lab gives for 95 % of cases. ${sampledSources.map(({ name, says }) => `*${name[0].toUpperCase()}${name.slice(1)}*: a drawn answer is ${says}`).join('; ')}: of the hard questions so many have no right answer that nothing can be promised for all of them.

${table(['questions', 'without a right answer', ...heads], heads.length, rows)}
`;
}
