import { calibrators } from '../../calibration/calibrators/registry';
import { expect, it } from 'vitest';
import { testFile } from '../../../../tests/fixtures/run';
import { samples } from '../../methods/samples';
import { usualArm } from '../../methods/define-method';
import { compare } from '../compare';
import { shownRow } from '../shown-row';
import { methodsParagraph } from './methods-paragraph';
import { bibtexOf, citedIn, references } from './references';

const file = testFile(60);
const rows = compare([file], { resamples: 20 }).map(({ row, intervals, fits }) =>
  shownRow(row, null, 0, { intervals, fit: fits[0] })
);

it('says model, set, seed, ways, bins, intervals, split and version as the run has them', () => {
  const { text, prompts, references: cited } = methodsParagraph([{ run: file.run, name: null }], rows, 1000);
  expect(text).toContain('We asked SmolLM2-135M-Instruct (weights of SmolLM2-135M-Instruct.Q4_1.gguf, ');
  expect(text).toContain('60 questions of “Test”, drawn and ordered with seed 7');
  expect(text).toContain(`Calibration Lab ${file.run.labVersion}`);
  expect(text).toContain('in 3 ways');
  expect(text).toContain('1000 bootstrap resamples of the questions (seed 7)');
  expect(text).toContain('5 right-closed bins');
  expect(text).toContain('on one half of the questions and judged on the other');
  expect(text).not.toContain('overruled');
  expect(prompts.some(({ arm, text }) => arm === 'direct' && text.includes('{question}'))).toBe(true);
  const keys = cited.map(({ key }) => key);
  expect(keys).toEqual(
    expect.arrayContaining(['guo2017', 'malinin2021', 'wilson1927', 'brier1950', 'efron1979', 'zou2008'])
  );
});

it('says what a person graded, and leaves out what no score has', () => {
  const overrules = { 'q1/direct': { grade: 'right' as const, rule: 'person' as const } };
  const scores = rows
    .filter(({ confidence }) => confidence === null)
    .map((shown) => ({ ...shown, fit: null }));
  const { text, references: cited } = methodsParagraph(
    [{ run: { ...file.run, overrules }, name: null }],
    scores,
    1000
  );
  expect(text).toContain('1 grade was overruled by a person');
  expect(text).not.toContain('bins');
  expect(text).not.toContain('fitted');
  const keys = cited.map(({ key }) => key);
  expect(keys).not.toContain('naeini2015');
  expect(keys).not.toContain('zou2008');
  expect(text).toContain('after Agresti & Coull 1998');
  expect(keys).toContain('agresti1998');
});

it('says of each kind of interval how it was made', () => {
  const { text } = methodsParagraph([{ run: file.run, name: null }], rows, 1000);
  expect(text).not.toContain('otherwise by the bootstrap');
  expect(text).toMatch(/for AURC and the prediction rejection ratio, percentiles of 1000/);
  expect(text).toMatch(/for the expected calibration error, by inverting a simulated test/);
  expect(text).toMatch(/for mean confidence minus accuracy, Newcombe’s \(1998\) square-and-add interval/);
  expect(text).toMatch(/parameters are .*from the profile likelihood \([^)]*temperature on option logits/);
  expect(text).toMatch(/from the observed information \(Platt scaling/);
  expect(text).toMatch(/of ECE those of the two errors once chance is taken off, .* \(Zou & Donner 2008\)\./);
});

it('says that replies were drawn where an arm draws them, and at which temperature', () => {
  const greedy = methodsParagraph([{ run: file.run, name: null }], rows, 1000).text;
  expect(greedy).toContain('; graded replies were decoded greedily. ');
  const arm = usualArm(samples, 'chat');
  const options = { ...arm.options, temperature: 0.7, topP: 0.9 };
  const plan = { ...file.run.plan, arms: [...file.run.plan.arms, { ...arm, options }] };
  const { text } = methodsParagraph([{ run: { ...file.run, plan }, name: null }], rows, 1000);
  expect(text).toContain(
    '; graded replies were decoded greedily, others were drawn (samples: at temperature 0.7, top-p 0.9). '
  );
});

it('cites for each calibrator the work it comes from, and no other', () => {
  for (const [calibrator, key] of [
    ['isotonic', 'zadrozny2002'],
    ['histogram', 'zadrozny2001'],
    ['beta', 'kull2017'],
    ['platt-confidence', 'platt1999'],
    ['temperature-confidence', 'guo2017']
  ] as const) {
    const fitted = compare([file], { resamples: 0, calibrators: [calibrator] }).flatMap(({ row, fits }) =>
      fits.length > 0 ? [shownRow(row, null, 0, { fit: fits[0] })] : []
    );
    const keys = methodsParagraph([{ run: file.run, name: null }], fitted, 0).references.map(
      ({ key: of }) => of
    );
    const of = Object.values(calibrators).map(({ source }) => source.key);
    expect(keys.filter((each) => of.includes(each))).toEqual([key]);
  }
});

it('works are found by name and year, and every one is a well-formed entry of its own', () => {
  expect(citedIn(['Guo et al. 2017; Platt 1999'])).toHaveLength(2);
  expect(citedIn(['Guo et al. 2018', 'Lin, Hilton & Evans 2021'])).toEqual([]);
  expect(new Set(references.map(({ key }) => key)).size).toBe(references.length);
  for (const { bibtex } of references) {
    expect(bibtex.split('{').length).toBe(bibtex.split('}').length);
    expect(bibtex).toMatch(/^@\w+\{\w+,\n( {2}\w+ = \{.+\},?\n)+\}$/);
  }
  expect(bibtexOf(references).match(/^@/gm)).toHaveLength(references.length);
});
