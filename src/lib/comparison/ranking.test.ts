import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import expected from '../../../tests/oracles/ranking.json';
import { delongError } from '../calibration/metrics/auroc';
import { warmGenerator } from '../calibration/warm-generator';
import { influenceOf } from './figure-influence';
import { testFile } from '../../../tests/fixtures/run';
import { bestRows } from './ranked-rows';
import { rowsOf } from './rows';
import { pairedPValue, rankColumns, type RankedColumn } from './ranking';

const errorOf = (pulls: Float64Array) =>
  Math.sqrt(pulls.reduce((sum, pull) => sum + pull * pull, 0)) / pulls.length;
const withIds = ({ values, correct }: { values: number[]; correct: number[] }): RankedColumn => ({
  questionIds: values.map((_, i) => `q${i}`),
  values,
  correct
});

/** Uniform numbers in [0, 1) from a seed. */
function uniform(seed: number): () => number {
  const generator = warmGenerator(seed);
  return () => (generator.next() >>> 0) / 2 ** 32;
}

describe('against NumPy and SciPy', () => {
  it.each(['auroc', 'brierSkill'] as const)('%s, its error and the paired p-value', (figure) => {
    for (const { columns, [figure]: truth } of expected) {
      columns.forEach(({ values, correct }, i) => {
        const { estimate, pulls } = influenceOf(figure, values, correct)!;
        expect(estimate).toBeCloseTo(truth.estimates[i], 10);
        expect(errorOf(pulls)).toBeCloseTo(truth.errors[i], 10);
        if (figure === 'auroc') expect(errorOf(pulls)).toBeCloseTo(delongError(values, correct), 10);
      });
      const [one, other] = columns.map(withIds);
      expect(pairedPValue(figure, one, other)).toBeCloseTo(truth.p, 9);
    }
  });
});

describe('what has no figure is left out', () => {
  it.each<[number[]]>([[[]], [[1]], [[1, 1, 1, 1]], [[0, 0, 0]], [[1, 0, 0, 0]]])(
    'outcomes %j',
    (correct) => {
      const column = withIds({ values: correct.map((_, i) => i / 10), correct });
      for (const figure of ['auroc', 'brierSkill'] as const) {
        expect(influenceOf(figure, column.values, correct)).toBeNull();
        expect(rankColumns([column], figure)).toBeNull();
      }
      expect(rankColumns([], 'auroc')).toBeNull();
    }
  );

  it('and the others are ranked all the same', () => {
    const good = withIds({ values: [0.1, 0.2, 0.8, 0.9], correct: [0, 0, 1, 1] });
    const none = withIds({ values: [0.5, 0.5], correct: [1, 1] });
    expect(rankColumns([none, good], 'auroc')).toMatchObject({ best: { index: 1, estimate: 1 }, left: [0] });
  });
});

it('pairs by question, whatever their order, and says nothing of rows that share none', () => {
  const [one, other] = expected[1].columns.map(withIds);
  const turned: RankedColumn = {
    questionIds: [...other.questionIds].reverse(),
    values: Array.from(other.values).reverse(),
    correct: Array.from(other.correct).reverse()
  };
  expect(pairedPValue('auroc', one, turned)).toBeCloseTo(pairedPValue('auroc', one, other), 12);
  expect(pairedPValue('auroc', one, { ...other, questionIds: other.questionIds.map((id) => `x${id}`) })).toBe(
    1
  );
});

it('ranks the same whatever the order of the columns, and calls a copy of the best alike', () => {
  const column = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 1 })), {
      minLength: 4,
      maxLength: 4
    })
    .map((rows) =>
      withIds({ values: rows.map(([value]) => value / 20), correct: rows.map(([, one]) => one) })
    );
  fc.assert(
    fc.property(fc.array(column, { minLength: 1, maxLength: 5 }), (columns) => {
      const ranking = rankColumns(columns, 'auroc');
      if (!ranking) return;
      const { best, alike, worse, left } = ranking;
      expect(1 + alike.length + worse.length + left.length).toBe(columns.length);
      for (const { estimate } of [...alike, ...worse]) expect(estimate).toBeLessThanOrEqual(best.estimate);
      const twice = rankColumns([...columns, columns[best.index]], 'auroc')!;
      expect(twice.alike.map(({ index }) => index)).toContain(columns.length);
    })
  );
});

describe('by simulation', () => {
  const ROWS = 10;
  /** Rows that tell right from wrong equally well: each sees the truth through noise of its own and of all. */
  function equalRows(n: number, seed: number): RankedColumn[] {
    const draw = uniform(seed);
    const bell = () => Array.from({ length: 6 }, draw).reduce((sum, one) => sum + one, -3);
    const questions = Array.from({ length: n }, () => ({ right: draw() < 0.4 ? 1 : 0, noise: bell() }));
    return Array.from({ length: ROWS }, () =>
      withIds({
        values: questions.map(({ right, noise }) =>
          Math.min(1, Math.max(0, 0.4 + 0.08 * right + 0.06 * noise + 0.06 * bell()))
        ),
        correct: questions.map(({ right }) => right)
      })
    );
  }

  // 200 draws: above 9.7 % a true rate of 5 % is rejected at three Monte Carlo errors.
  const DRAWS = 200;
  it.each([
    ['auroc', 24],
    ['auroc', 60],
    ['auroc', 150],
    ['brierSkill', 24],
    ['brierSkill', 60],
    ['brierSkill', 150]
  ] as const)('%s of equal rows: false alarms at n = %i are rare', (figure, n) => {
    let alarms = 0;
    for (let seed = 1; seed <= DRAWS; seed++) {
      if ((rankColumns(equalRows(n, 77_000 + 1009 * seed), figure)?.worse.length ?? 0) > 0) alarms++;
    }
    expect(alarms / DRAWS).toBeLessThan(0.097);
  });

  it('a row that knows is told from rows that guess', () => {
    let told = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const columns = equalRows(200, 5_000 + seed);
      const { correct, questionIds } = columns[0];
      const draw = uniform(seed);
      const values = Array.from(correct, (one) => 0.35 * one + 0.6 * draw());
      const ranking = rankColumns([...columns.slice(1), { questionIds, values, correct }], 'auroc')!;
      const noise = columns.slice(1).map(({ values: own }) => ({
        questionIds,
        correct,
        values: Array.from(own, () => draw())
      }));
      const clear = rankColumns([...noise, { questionIds, values, correct }], 'auroc')!;
      expect(ranking.alike.length + ranking.worse.length).toBe(ROWS - 1);
      if (clear.best.index === ROWS - 1 && clear.worse.length === ROWS - 1) told++;
    }
    expect(told).toBeGreaterThan(36);
  });
});

it('says in words which rows of a run are best, and of how many it cannot be told', () => {
  const rows = rowsOf(testFile(40));
  const [byOrder, bySkill] = bestRows(rows);
  expect(byOrder.sentence).toMatch(
    /^Best of \d+ by AUROC: .+, .+ \(0\.\d\d\); \d+ (is|are) not distinguishable from it\.$/
  );
  // Outcomes of these rows were drawn by chance: nothing is best.
  expect(byOrder.worse).toEqual([]);
  expect(bySkill.alike.length + bySkill.worse.length).toBe(
    rows.filter(({ signal }) => signal.kind === 'probability').length - 1
  );
  expect(bestRows([])).toEqual([]);
  expect(bestRows(rows.slice(0, 1))[0].sentence).toMatch(/^By AUROC there is only one to look at: /);
});
