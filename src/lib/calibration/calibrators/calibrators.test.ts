import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asProbabilities, asRankScores } from '../confidence';
import { auroc } from '../metrics/auroc';
import { equalMassBins, equalWidthBins } from '../metrics/bins';
import { brier } from '../metrics/brier';
import { nll } from '../metrics/nll';
import { betaCalibration } from './beta';
import { bootstrapParameters } from './bootstrap-parameters';
import type { CalibratorMethod } from './calibrator';
import { histogramBinning } from './histogram';
import { isotonic } from './isotonic';
import { packLogits, softmaxOptions, topOptions, unpackOptions } from './option-logits';
import { confidencePlatt, scorePlatt } from './platt';
import { calibratorFromJson, calibrators } from './registry';
import { confidenceTemperature, scaleConfidence } from './temperature-confidence';
import { curveTemperature } from './temperature-curves';
import { optionTemperature } from './temperature-options';

const confidence = fc.oneof(
  { weight: 6, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 0.1, 0.5, 0.9, 1) }
);
const rows = fc.array(fc.tuple(confidence, fc.integer({ min: 0, max: 1 })), { minLength: 1, maxLength: 120 });
const unzip = (data: [number, number][]) => ({
  confidences: asProbabilities(data.map(([c]) => c)),
  correct: data.map(([, y]) => y)
});

/** Calibrators of one number a row, with input for each. */
const ofNumbers = [
  confidenceTemperature,
  confidencePlatt,
  scorePlatt,
  isotonic,
  betaCalibration,
  histogramBinning(),
  histogramBinning({ binning: 'mass', bins: 5 })
] as unknown as CalibratorMethod<ArrayLike<number>, ArrayLike<number>>[];

describe.each(ofNumbers.map((method) => [method.title, method] as const))('%s', (_, method) => {
  it('gives probabilities for any rows, and the same after a trip through JSON', () => {
    fc.assert(
      fc.property(rows, fc.array(confidence, { maxLength: 20 }), (data, others) => {
        const { confidences, correct } = unzip(data);
        const fit = method.fit(confidences, correct);
        const again = method.fromJSON(JSON.parse(JSON.stringify(fit)));
        for (const input of [confidences, others]) {
          const applied = Array.from(fit.apply(input));
          for (const p of applied) expect(p >= 0 && p <= 1).toBe(true);
          expect(Array.from(again.apply(input))).toEqual(applied);
        }
        expect(again.report).toEqual(fit.report);
      }),
      { numRuns: 60 }
    );
  });

  // Bins give every row in them one number, so no bin can be told from its rows' own confidences.
  it.skipIf(method.name === 'histogram')(
    'never makes the NLL of its own rows worse, where a maximum exists',
    () => {
      fc.assert(
        fc.property(rows, (data) => {
          const { confidences, correct } = unzip(data);
          const { nllBefore, nllAfter, converged } = method.fit(confidences, correct).report;
          // Platt's and beta's log-odds, clipped at 1e-12, can cost the rows at 0 and 1 a little.
          if (converged && !Number.isNaN(nllBefore)) expect(nllAfter).toBeLessThanOrEqual(nllBefore + 1e-9);
        }),
        { numRuns: 60 }
      );
    }
  );

  it('does not depend on the order of rows', () => {
    const data: [number, number][] = Array.from({ length: 50 }, (_, i) => [
      ((i * 37) % 50) / 50,
      i % 3 === 0 ? 1 : 0
    ]);
    const forth = unzip(data);
    const back = unzip([...data].reverse());
    const probes = asProbabilities([0, 0.2, 0.5, 0.77, 1]);
    const a = method.fit(forth.confidences, forth.correct).apply(probes);
    const b = method.fit(back.confidences, back.correct).apply(probes);
    for (let i = 0; i < a.length; i++) expect(a[i]).toBeCloseTo(b[i], 9);
  });

  it('says what is wrong with nothing, one row, one class and tied rows', () => {
    const none = method.fit([], []);
    expect(none.report.warnings.map(({ code }) => code)).toEqual(['empty']);
    expect(none.report.n).toBe(0);
    expect(none.report.nllAfter).toBeNaN();
    expect(() => none.apply([0.5])).toThrow(/no rows/);
    expect(() => method.fromJSON(JSON.parse(JSON.stringify(none))).apply([0.5])).toThrow(/no rows/);
    for (const y of [0, 1]) {
      expect(method.fit([0.7], [y]).report.warnings.map(({ code }) => code)).toContain('one-class');
      const [p] = Array.from(method.fit([0.7, 0.8], [y, y]).apply([0.75]));
      expect(p >= 0 && p <= 1).toBe(true);
    }
    const tied = method.fit([0.7, 0.7, 0.7, 0.7], [1, 0, 0, 0]);
    const [p] = Array.from(tied.apply([0.7]));
    // A temperature keeps the side of even odds; all others give the share that was right.
    expect(p).toBeCloseTo(method === (confidenceTemperature as unknown) ? scaled(0.7, 20) : 0.25, 6);
  });

  it('names the bad row', () => {
    expect(() => method.fit([0.5, NaN], [1, 0])).toThrow(/Row 1/);
    expect(() => method.fit([0.5, 0.4], [1, -1])).toThrow(/Row 1/);
    expect(() => method.fit([0.5], [1, 0])).toThrow(RangeError);
  });
});

const scaled = (c: number, temperature: number) => scaleConfidence(asProbabilities([c])[0], temperature);

describe('temperature', () => {
  it('keeps the AUROC of a binary confidence at every T', () => {
    const inside = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }).map((c) => Math.round(c * 1e4) / 1e4);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(inside, fc.integer({ min: 0, max: 1 })), { minLength: 2, maxLength: 80 }),
        fc.double({ min: 0.3, max: 20, noNaN: true }),
        (data, temperature) => {
          const { confidences, correct } = unzip(data);
          const after = Array.from(confidences, (c) => scaleConfidence(c, temperature));
          expect(auroc(after, correct)).toEqual(auroc(confidences, correct));
        }
      )
    );
  });

  it('keeps the arg max of option logits at every T', () => {
    const z = fc.array(fc.integer({ min: -300, max: 300 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        fc.array(z, { minLength: 1, maxLength: 30 }),
        fc.double({ min: 0.05, max: 20, noNaN: true }),
        (logits, temperature) => {
          const { options, confidences } = topOptions(softmaxOptions(packLogits(logits), temperature));
          logits.forEach((row, i) => {
            expect(row[options[i]]).toBe(Math.max(...row));
            expect(confidences[i]).toBeGreaterThanOrEqual(1 / row.length - 1e-12);
          });
        }
      )
    );
  });

  it('finds the temperature that made the labels', () => {
    // Logits twice too sharp, labels at their true frequencies: the best T is 2.
    const share = Math.round((10_000 * Math.exp(0.5)) / (Math.exp(0.5) + 1));
    const logits = packLogits(Array.from({ length: 10_000 }, () => [1, 0]));
    const labels = Array.from({ length: 10_000 }, (_, i) => (i < share ? 0 : 1));
    expect(optionTemperature.fit(logits, labels).parameters.temperature).toBeCloseTo(2, 2);
  });

  it('on two options equals logit scaling, row by row', () => {
    const data = Array.from({ length: 60 }, (_, i) => ({ z: Math.sin(i) * 3, y: (i * 7) % 5 < 3 ? 1 : 0 }));
    const options = optionTemperature.fit(
      packLogits(data.map(({ z }) => [0, z])),
      data.map(({ y }) => y)
    );
    const bare = confidenceTemperature.fit(
      asProbabilities(data.map(({ z }) => 1 / (1 + Math.exp(-z)))),
      data.map(({ y }) => y)
    );
    expect(options.parameters.temperature).toBeCloseTo(bare.parameters.temperature as number, 9);
  });

  it('says when it runs into its bound, at either end', () => {
    const sure = optionTemperature.fit(packLogits([[0, 1]]), [1]);
    expect(sure.parameters.temperature).toBe(0.05);
    const wrong = optionTemperature.fit(packLogits([[0, 1]]), [0]);
    expect(wrong.parameters.temperature).toBe(20);
    for (const { report } of [sure, wrong]) {
      expect(report.atBound).toBe(true);
      expect(report.warnings.map(({ code }) => code)).toContain('at-bound');
    }
    expect(curveTemperature.fit([(t) => -Math.log1p(Math.exp(1 / t))], [1]).parameters.temperature).toBe(20);
  });

  it('keeps 1 where every temperature fits as well', () => {
    const even = confidenceTemperature.fit(asProbabilities([0.5, 0.5]), [1, 0]);
    expect(even.parameters.temperature).toBe(1);
    expect(even.report.intervals.temperature).toEqual([0.05, 20]);
    expect(even.report.warnings.map(({ code }) => code)).toEqual(['tied']);
    expect(optionTemperature.fit(packLogits([[2, 2, 2]]), [1]).parameters.temperature).toBe(1);
    expect(curveTemperature.fit([() => -1], [0]).parameters.temperature).toBe(1);
  });

  it('takes impossible options, and names a label that is one', () => {
    const logits = packLogits([
      [1, -Infinity, 0],
      [0, 2, -Infinity]
    ]);
    expect(optionTemperature.fit(logits, [2, 1]).report.converged).toBe(true);
    expect(unpackOptions(softmaxOptions(logits, 3))[0][1]).toBe(0);
    expect(() => optionTemperature.fit(logits, [1, 1])).toThrow(/Row 0/);
    expect(() => optionTemperature.fit(logits, [0, 3])).toThrow(/Row 1/);
    expect(() => packLogits([[1], [NaN]])).toThrow(/Row 1, option 0/);
    expect(() => packLogits([[-Infinity]])).toThrow(/Row 0/);
    const none = optionTemperature.fit(packLogits([]), []);
    expect(none.parameters.temperature).toBeNaN();
    expect(() => none.apply(logits)).toThrow(/no rows/);
  });

  it('survives a trip through JSON on options and curves', () => {
    const logits = packLogits([
      [1, 0],
      [0, 0.3],
      [2, 0]
    ]);
    const fit = optionTemperature.fit(logits, [0, 0, 1]);
    const again = optionTemperature.fromJSON(JSON.parse(JSON.stringify(fit)));
    expect(again.apply(logits)).toEqual(fit.apply(logits));
    const curves = [0.2, 0.4].map((z) => (t: number) => -Math.log1p(Math.exp(-z / t)));
    const curve = curveTemperature.fit(curves, [1, 0]);
    expect(curveTemperature.fromJSON(JSON.parse(JSON.stringify(curve))).apply(curves)).toEqual(
      curve.apply(curves)
    );
  });
});

describe('Platt scaling', () => {
  const separated = { scores: [1, 2, 3, 4], correct: [0, 0, 1, 1] };

  it('of separated classes falls back on smoothed targets, finite and said', () => {
    const fit = scorePlatt.fit(asRankScores(separated.scores), separated.correct);
    expect(fit.parameters).toEqual(
      scorePlatt.fit(asRankScores(separated.scores), separated.correct, { smoothedTargets: true }).parameters
    );
    expect(Number.isFinite(fit.parameters.slope)).toBe(true);
    expect(fit.report).toMatchObject({ atBound: true, converged: false, intervalKind: 'none' });
    expect(fit.report.warnings.map(({ code }) => code)).toContain('separated');
    const beta = betaCalibration.fit(asProbabilities([0.1, 0.2, 0.7, 0.8]), separated.correct);
    expect(beta.report).toMatchObject({ converged: false, intervalKind: 'none' });
  });

  it('of one class gives Laplace’s rule', () => {
    const fit = scorePlatt.fit(asRankScores([1, 5, 2]), [1, 1, 1]);
    expect(fit.apply(asRankScores([3]))[0]).toBeCloseTo(4 / 5, 12);
  });

  it('says that surer answers are right less often', () => {
    const fit = scorePlatt.fit(asRankScores([1, 2, 3, 4, 5, 6]), [1, 1, 0, 1, 0, 0]);
    expect(fit.report.warnings.map(({ code }) => code)).toContain('reversed');
  });

  it.each([1e200, 1e-200, 1])('says the same of scores that are %d times as large', (unit) => {
    const scores = [1, 2, 3, 4, 5, 6, 7, 8];
    const correct = [0, 0, 1, 0, 1, 0, 1, 1];
    const plain = scorePlatt.fit(asRankScores(scores), correct);
    const scaled = scorePlatt.fit(asRankScores(scores.map((score) => score * unit)), correct);
    expect(scaled.report.converged).toBe(true);
    expect((scaled.parameters.slope as number) * unit).toBeCloseTo(plain.parameters.slope as number, 9);
    expect(scaled.parameters.offset).toBeCloseTo(plain.parameters.offset as number, 9);
    expect(scaled.report.nllAfter).toBeCloseTo(plain.report.nllAfter, 12);
  });

  it.each([
    ['smaller than any slope can tell', [5e-324, 0, 5e-324, 0, 5e-324, 0]],
    ['hidden by the rounding of what they are added to', [1e17, 1e17 + 16, 1e17, 1e17 + 16, 1e17, 1e17]]
  ])('does not claim to have converged on differences %s', (_, scores) => {
    const { report } = scorePlatt.fit(asRankScores(scores), [1, 0, 0, 1, 1, 0]);
    expect(report.converged).toBe(false);
    expect(report.warnings.map(({ code }) => code)).toContain('not-converged');
  });

  it('gives a beta curve that does not fall where right and wrong are parted the other way', () => {
    const fit = betaCalibration.fit(asProbabilities([0.1, 0.2, 0.7, 0.8]), [1, 1, 0, 0]);
    expect(fit.parameters).toMatchObject({ a: 0, b: 0 });
    expect(fit.apply(asProbabilities([0.3]))[0]).toBeCloseTo(0.5, 12);
  });
});

describe('isotonic regression', () => {
  it('rises, is its own fit, and is never worse on its rows in NLL and Brier', () => {
    fc.assert(
      fc.property(rows, (data) => {
        const { confidences, correct } = unzip(data);
        const fit = isotonic.fit(confidences, correct);
        const { thresholds, values } = fit.parameters as { thresholds: number[]; values: number[] };
        for (let i = 1; i < values.length; i++) {
          expect(thresholds[i]).toBeGreaterThan(thresholds[i - 1]);
          expect(values[i]).toBeGreaterThanOrEqual(values[i - 1]);
        }
        const after = fit.apply(confidences);
        expect(brier(after, correct)).toBeLessThanOrEqual(brier(confidences, correct) + 1e-12);
        expect(nll(after, correct).nll).toBeLessThanOrEqual(nll(confidences, correct).nll + 1e-12);
        const twice = isotonic.fit(after, correct).apply(after);
        for (let i = 0; i < after.length; i++) expect(twice[i]).toBeCloseTo(after[i], 12);
      })
    );
  });

  it('warns under 1,000 rows, and not from there', () => {
    const many = asProbabilities(Array.from({ length: 1000 }, (_, i) => i / 1000));
    const correct = Array.from(many, (_, i) => i % 2);
    expect(isotonic.fit(many, correct).report.warnings).toEqual([]);
    const few = isotonic.fit(asProbabilities([0.2, 0.8]), [0, 1]);
    expect(few.report.warnings.map(({ code }) => code)).toEqual(['few-rows']);
  });
});

describe('histogram binning', () => {
  it('loses no more on its own rows than any other number a bin could give, such as the mean confidence', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom('width' as const, 'mass' as const), (data, binning) => {
        const { confidences, correct } = unzip(data);
        const made = (binning === 'width' ? equalWidthBins : equalMassBins)(confidences, correct, 5);
        const means = new Float64Array(data.length);
        for (const { rows: inBin, meanConfidence } of made)
          for (const row of inBin) means[row] = meanConfidence;
        const { nllAfter } = histogramBinning({ binning, bins: 5 }).fit(confidences, correct).report;
        // A mean of 0 or 1 costs a row of the other outcome what the NLL's clip says.
        expect(nllAfter).toBeLessThanOrEqual(nll(asProbabilities(means), correct).nll + 1e-9);
      }),
      { numRuns: 60 }
    );
  });

  it('gives the share right of a bin with its Wilson interval, and leaves an empty bin alone', () => {
    const fit = histogramBinning({ bins: 4 }).fit(asProbabilities([0.1, 0.2, 0.25, 0.9]), [0, 1, 1, 0]);
    expect(fit.parameters.values).toEqual([2 / 3, NaN, NaN, 0]);
    expect(Array.from(fit.apply(asProbabilities([0, 0.25, 0.3, 0.75, 0.76])))).toEqual([
      2 / 3,
      2 / 3,
      0.3,
      0.75,
      0
    ]);
    expect((fit.parameters.lower as number[])[0]).toBeCloseTo(0.2077, 4);
    expect(fit.report.warnings.map(({ code }) => code)).toEqual(['empty-bins']);
  });
});

describe('bootstrap of parameters', () => {
  it('is near the likelihood interval where the model holds', () => {
    const confidences = asProbabilities(Array.from({ length: 600 }, (_, i) => 0.05 + (0.9 * (i % 60)) / 60));
    const correct = Array.from(confidences, (c, i) => (((i * 2654435761) % 2 ** 32) / 2 ** 32 < c ? 1 : 0));
    const { report } = confidencePlatt.fit(confidences, correct);
    const boot = bootstrapParameters(confidencePlatt, confidences, correct, { resamples: 200, seed: 1 });
    for (const name of ['slope', 'offset']) {
      const [lo, hi] = report.intervals[name]!;
      expect(Math.abs(boot[name]![0] - lo)).toBeLessThan(0.25 * (hi - lo));
      expect(Math.abs(boot[name]![1] - hi)).toBeLessThan(0.25 * (hi - lo));
    }
    expect(boot).toEqual(
      bootstrapParameters(confidencePlatt, confidences, correct, { resamples: 200, seed: 1 })
    );
    expect(bootstrapParameters(confidencePlatt, [], [])).toEqual({ slope: null, offset: null });
  });
});

describe('files', () => {
  it('come back by name', () => {
    const fit = confidencePlatt.fit(asProbabilities([0.2, 0.8, 0.6, 0.3]), [0, 1, 0, 1]);
    expect(calibratorFromJson(JSON.parse(JSON.stringify(fit))).parameters).toEqual(fit.parameters);
    for (const [name, method] of Object.entries(calibrators)) expect(method.name).toBe(name);
  });

  it('say what is wrong with them', () => {
    const json = { calibrator: 'platt-score' as const, parameters: { slope: 1 }, report: {} };
    expect(() => calibratorFromJson(json)).toThrow(/“offset”/);
    expect(() => calibratorFromJson({ ...json, calibrator: 'nothing' as never })).toThrow(/“nothing”/);
    expect(() => isotonic.fromJSON(json)).toThrow(/not “isotonic”/);
  });
});
