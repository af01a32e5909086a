import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decisionCase } from '../../../tests/oracles/decision-cases';
import { testFile } from '../../../tests/fixtures/run';
import { splitByHash } from '../calibration/splitting/split';
import { rowsOf } from '../comparison/rows';
import { readPredictions } from '../predictions/read-predictions';
import { bandSentence, bandTable, usualEdges } from './bands';
import { calibratedRows, isCalibrated } from './calibrated';
import { placesOf } from './decision-rows';
import { decideGroups, groupSentence } from './groups';
import { decideSets } from './prediction-sets';
import { rowsOfComparison } from './rows-of-comparison';
import { rowsOfPredictions } from './rows-of-predictions';
import { decideThreshold } from './threshold';

const certain = (precision: number) => ({ kind: 'precision' as const, precision, certainty: 0.95 });

function csv(n: number, seed = 4): string {
  const { scores, correct } = decisionCase(n, seed, 0);
  const lines = scores.map((score, i) => `q${i},${score},${correct[i]},${i % 3 === 0 ? 'a' : 'b'}`);
  return ['id,confidence,correct,group', ...lines].join('\n');
}
const predicted = (n: number, seed?: number) =>
  rowsOfPredictions(readPredictions(csv(n, seed), 'f.csv'), 'f.csv');

describe('a threshold', () => {
  it('is chosen on the one part, and its figures are of the other', () => {
    const rows = predicted(800);
    const made = decideThreshold(rows, certain(0.8));
    expect(made.threshold).not.toBeNull();
    const judge = placesOf(rows, 'judge');
    const shown = judge.filter((row) => rows.values[row] >= made.threshold!);
    expect(made.judged).toMatchObject({ n: judge.length, shown: shown.length });
    expect(made.judged.right).toBe(shown.filter((row) => rows.correct[row] === 1).length);
    expect(made.sentence).toMatch(
      /^Show answers from 0\.\d+ up: it is 95 % certain that at least 80 % of those shown are right, if surer answers are not right less often\. On the other \d+ questions it shows \d+ % \(/
    );
    // What the other part says cannot move it.
    const flipped = {
      ...rows,
      correct: rows.correct.map((y, row) => (rows.parts[row] === 'judge' ? 1 - y : y))
    };
    expect(decideThreshold(flipped, certain(0.8)).threshold).toBe(made.threshold);
  });

  it('that reaches the target nowhere is an answer, with the reason', () => {
    expect(decideThreshold(predicted(30), certain(0.95))).toMatchObject({
      threshold: null,
      reason: 'too-few',
      least: 59
    });
    const none = decideThreshold(predicted(800), certain(0.995));
    expect(none).toMatchObject({ threshold: null, judged: { shown: 0 } });
    expect(none.sentence).toContain('No threshold reaches it');
    const wrong = rowsOfPredictions(readPredictions(csv(80).replace(/,[01],/g, ',0,'), 'f'), 'f');
    const plain = decideThreshold(wrong, { kind: 'precision', precision: 0.5, certainty: null });
    expect(plain).toMatchObject({ threshold: null, reason: 'none-passes' });
    expect(plain.sentence).toContain('fewer than 50 % of them are right');
  });

  it('by costs is never dearer than always answering or always asking, where it was chosen', () => {
    const made = decideThreshold(predicted(600), { kind: 'cost', wrong: 5, ask: 1 });
    expect(made.cost!.interval![0]).toBeLessThanOrEqual(made.cost!.cost);
    expect(made.sentence).toMatch(/always answering costs \d\.\d\d, always asking 1\.00/);
    const wrong = rowsOfPredictions(readPredictions(csv(80).replace(/,[01],/g, ',0,'), 'f'), 'f');
    expect(decideThreshold(wrong, { kind: 'cost', wrong: 5, ask: 1 }).sentence).toContain(
      'Asking a person every time costs least'
    );
  });

  it('says so where there is nothing to choose on or to show', () => {
    const empty = { values: new Float64Array(), correct: new Uint8Array(), parts: [] };
    expect(decideThreshold(empty, certain(0.9))).toMatchObject({
      threshold: null,
      reason: 'too-few',
      least: 29
    });
    expect(() => decideThreshold(empty, certain(1))).toThrow(RangeError);
    const alone = {
      values: new Float64Array(60),
      correct: new Uint8Array(60).fill(1),
      parts: new Array(60).fill('fit')
    };
    expect(decideThreshold(alone, certain(0.9)).sentence).toContain('There are no other questions');
  });
});

describe('rows', () => {
  it('of the comparison have its halves, its counted answers and options, scores too', () => {
    const rows = rowsOf(testFile(60)).map(rowsOfComparison);
    expect(rows.some(({ kind }) => kind === 'rank-score')).toBe(true);
    for (const each of rows) {
      expect(each.parts).toEqual(splitByHash(each.ids));
      expect(each.values.some(Number.isNaN)).toBe(false);
      expect(decideThreshold(each, certain(0.7)).judged.n).toBe(placesOf(each, 'judge').length);
    }
    const options = rows.find(({ options }) => options)!;
    expect(options.options!.texts![0]).toContain('perhaps');
    expect(decideSets(options, { score: 'lac', alpha: 0.2 })!.coverage.n).toBe(
      placesOf(options, 'judge').length
    );
  });

  it('of a file count each id once, and keep its own split', () => {
    const text = 'id,confidence,correct,split\na,0.9,1,fit\na,0.2,0,fit\nb,0.5,1,judge\n';
    const rows = rowsOfPredictions(readPredictions(text, 'f.csv'), 'f.csv');
    expect(rows).toMatchObject({
      ids: ['a', 'b'],
      parts: ['fit', 'judge'],
      splitBy: 'the file’s own column'
    });
    expect(rows.notes.join()).toContain('1 row repeats an id');
  });

  it('are calibrated on the one part alone', () => {
    const rows = predicted(400);
    const flipped = {
      ...rows,
      correct: rows.correct.map((y, row) => (rows.parts[row] === 'judge' ? 1 - y : y))
    };
    const [one, other] = [rows, flipped].map((each) =>
      calibratedRows(
        { ...each, inputFor: () => ({ ...rows.inputFor('platt-confidence'), outcomes: each.correct }) },
        'platt-confidence'
      )
    );
    if (!isCalibrated(one) || !isCalibrated(other)) throw new Error('no fit');
    expect(one.confidences).toEqual(other.confidences);
    expect(isCalibrated(calibratedRows(predicted(20), 'isotonic'))).toBe(false);
  });
});

describe('bands', () => {
  it('hold every answer once, with its edge in the band above', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 1 }))),
        (rows) => {
          const { n, bands, load } = bandTable(
            rows.map(([p]) => p),
            rows.map(([, y]) => y)
          );
          expect(bands.reduce((sum, band) => sum + band.n, 0)).toBe(n);
          expect(bands.reduce((sum, band) => sum + band.right, 0)).toBe(
            rows.filter(([, y]) => y === 1).length
          );
          if (n > 0) expect(load / 1000).toBeCloseTo(rows.filter(([p]) => p < 0.6).length / n, 12);
        }
      )
    );
    const made = bandTable([0.85, 0.6, 0.4, 0.39, 1, 0], [1, 0, 1, 0, 1, 0]);
    expect(made.bands.map(({ n, right }) => [n, right])).toEqual([
      [2, 2],
      [1, 0],
      [1, 1],
      [2, 0]
    ]);
    expect(bandSentence(made)).toMatch(/^Of 1,000 questions, 500 \(\d+ to \d+\) take a person, and 167 /);
  });

  it('refuse edges that do not fall, and know that there may be no answers', () => {
    expect(() => bandTable([], [], [0.5, 0.5, 0.1])).toThrow(/fall strictly/);
    expect(() => bandTable([], [], [1, 0.5, 0.1])).toThrow(RangeError);
    expect(bandTable([], [], usualEdges)).toMatchObject({ n: 0, loadInterval: null });
    expect(bandSentence(bandTable([], []))).toContain('no questions');
  });
});

it('groups have their own threshold and what the one does to them; too small ones say so', () => {
  const rows = predicted(300);
  const { threshold } = decideThreshold(rows, certain(0.7));
  const groups = decideGroups(rows, certain(0.7), threshold);
  expect(groups.map(({ group }) => group)).toEqual(['a', 'b']);
  const total = decideThreshold(rows, certain(0.7)).judged;
  expect(groups.reduce((sum, { underOne }) => sum + underOne.shown, 0)).toBe(total.shown);
  expect(groupSentence(groups)).toContain('Under the single threshold, ');
  expect(decideGroups(predicted(60), certain(0.9), null)[0].warning).toMatch(
    /^Only \d+ questions? to choose on; it takes 29/
  );
  expect(decideGroups({ ...rows, groups: null }, certain(0.7), threshold)).toEqual([]);
});

describe('prediction sets', () => {
  const options = (n: number) => {
    const { scores } = decisionCase(5 * n, 9, 0);
    const lines = Array.from({ length: n }, (_, i) => {
      const logits = scores.slice(5 * i, 5 * i + 4).map((u) => 4 * u);
      const label = scores[5 * i + 4] < 0.6 ? logits.indexOf(Math.max(...logits)) : i % 4;
      return JSON.stringify({ id: `q${i}`, logits, label, group: i % 2 ? 'odd' : 'even' });
    });
    return rowsOfPredictions(readPredictions(lines.join('\n'), 'f.jsonl'), 'f.jsonl');
  };

  it.each(['lac', 'aps', 'raps'] as const)('%s hold the right option about as often as promised', (score) => {
    const rows = options(600);
    const made = decideSets(rows, { score, alpha: 0.2, resamples: 200 })!;
    expect(made.coverage.coverage).toBeGreaterThanOrEqual(made.expected[0]);
    expect(made.sizeInterval![0]).toBeLessThan(made.coverage.meanSize);
    expect([...made.groups.keys()].sort()).toEqual(['even', 'odd']);
    expect(made.sentence).toMatch(
      /^Promised on average over calibration parts like this one: the right option is in the set for at least 80 % of questions\. On \d+ other questions/
    );
  });

  it('by group have a threshold each; on one group alone promise nothing; of few questions are all options', () => {
    const rows = options(200);
    const grouped = decideSets(rows, { score: 'lac', alpha: 0.1, byGroup: true, resamples: 0 })!;
    expect(grouped.predictor.groups.size).toBe(2);
    const broken = decideSets(rows, { score: 'lac', alpha: 0.1, calibratedOn: 'odd', resamples: 0 })!;
    expect(broken.shown.every(({ place }) => rows.groups![place] === 'even')).toBe(true);
    expect(broken.sentence).toContain('Calibrated on “odd” alone, nothing is promised');
    const few = decideSets(options(14), { score: 'lac', alpha: 0.01, resamples: 0 })!;
    expect(few.coverage).toMatchObject({ coverage: 1, meanSize: 4 });
    expect(few.sentence).toContain('too few to promise that');
    expect(decideSets(predicted(20), { score: 'lac', alpha: 0.1 })).toBeNull();
  });
});
