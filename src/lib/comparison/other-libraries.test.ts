import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import expected from '../../../tests/oracles/polygraph/expected.json';
import drawn from '../../../tests/oracles/samples.json';
import { packDraw, unpackDraw } from '../methods/packed-draw';
import { parseRunFile } from '../runs/file/read';
import { signals } from '../signals/registry';
import { exportedEvidence } from './exported-evidence';
import { rowsOf } from './rows';

type Values = Record<string, number>;

/** A name of theirs, the lab's signal, and the lab’s value by theirs. */
type Pair = [name: string, signal: string, lab: (theirs: number) => number];

const turned = (theirs: number) => -theirs;
const probability = (theirs: number) => Math.exp(-theirs);

const ofGreedy: Pair[] = [
  ['MaximumSequenceProbability', 'sequence-probability', probability],
  ['Perplexity', 'length-normalised-probability', probability],
  ['MeanTokenEntropy', 'mean-token-entropy', turned]
];
const ofSamples: Pair[] = [
  ['MonteCarloSequenceEntropy', 'predictive-entropy', turned],
  ['MonteCarloNormalizedSequenceEntropy', 'predictive-entropy-normalised', turned],
  ['SemanticEntropy', 'semantic-entropy-sum', turned],
  ['SentenceSAR', 'sentence-sar', turned],
  ['SemanticEntropyEmpirical', 'answer-entropy', turned],
  ['LabelProb', 'majority-share', (theirs) => 1 - theirs],
  ['NumSemSets', 'cluster-count', turned],
  ['DegMat_Jaccard_score', 'degree-matrix', turned],
  ['Eccentricity_Jaccard_score', 'eccentricity', turned],
  ['LexicalSimilarity_rougeL_unstemmed', 'lexical-similarity', turned]
];
const ofUqlm: Pair[] = [
  ['sequence_probability', 'length-normalised-probability', Number],
  ['min_probability', 'least-token-probability', Number]
];
const ofTruth: Pair[] = [['PTrue', 'p-true', probability]];

const near = (value: number | null, truth: number, what: string) =>
  expect(Math.abs(value! - truth), `${what}: ${value}, ${truth}`).toBeLessThan(
    1e-6 * Math.max(1, Math.abs(truth))
  );

describe('a run’s rows are what other libraries make of its exported evidence', () => {
  const packed = readFileSync('tests/oracles/polygraph/run.json.gz');
  const file = parseRunFile(gunzipSync(packed).toString());
  const rows = new Map(rowsOf(file).map((row) => [row.key, row]));
  const of = (arm: string, library: Record<string, unknown>, pairs: Pair[]) =>
    pairs.map(([name, signal, lab]) => ({
      name,
      key: `${arm}/${signal}`,
      theirs: library[name] as Values,
      lab
    }));
  const pairs = [
    ...of('direct', expected.run, ofGreedy),
    ...of('samples', expected.run, ofSamples),
    ...of('p-true', expected.run, ofTruth),
    ...of('direct', expected.uqlm, ofUqlm)
  ];

  it.each(pairs)('$name is $key', ({ name, key, theirs, lab }) => {
    const row = rows.get(key)!;
    expect(Object.keys(theirs).toSorted()).toEqual(row.questionIds.toSorted());
    row.questionIds.forEach((id, i) => near(row.values[i], lab(theirs[id]), `${name} of ${id}`));
  });

  it('stems words where LM-Polygraph does, which moves lexical similarity', () => {
    const { LexicalSimilarity_rougeL: stemmed, LexicalSimilarity_rougeL_unstemmed: plain } = expected.run;
    const gaps = Object.entries(stemmed).map(([id, theirs]) => Math.abs(theirs - (plain as Values)[id]));
    expect(Math.max(...gaps)).toBeGreaterThan(1e-3);
    expect(Math.max(...gaps)).toBeLessThan(0.02);
  });

  it('has the truth’s logits in the evidence of its arm alone', () => {
    for (const { arm, truth } of exportedEvidence(file)) {
      if (arm === 'p-true') expect(truth!.map((order) => order.length)).toEqual([2, 2]);
      else expect(truth).toBeNull();
    }
  });
});

it.each(ofSamples)('%s of drawn replies, empty ones among them, is %s', (name, id, lab) => {
  const theirs: Values = (expected.drawn as Record<string, Values>)[name];
  const signal = signals.find((each) => each.id === id)!;
  for (const { name: text, draws, clusters, greedy } of drawn) {
    if (!(text in theirs)) continue;
    const stored = draws.map((draw) => unpackDraw(packDraw({ ...draw, stop: 'length' })));
    const value = signal.valueOf(
      [{ kind: 'samples', call: 'a', maker: 'grader', clusters, greedy, grades: [] }],
      {
        temperature: 1,
        reply: () => {
          throw new Error('There is no reply');
        },
        draws: () => stored,
        vocabularySize: 0
      }
    );
    near(value, lab(theirs[text]), `${name} of ${text}`);
  }
  expect(Object.keys(theirs).length).toBeGreaterThan(6);
});
