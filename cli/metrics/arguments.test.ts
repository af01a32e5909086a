import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseMetricsArguments } from './arguments';
import { readBytes } from './read-bytes';

describe('arguments of lab metrics', () => {
  it('have defaults', () => {
    expect(parseMetricsArguments(['f.csv'])).toEqual({
      file: 'f.csv',
      bins: 10,
      binning: 'width',
      fits: [],
      split: null,
      seed: 0,
      resamples: 1000,
      json: false,
      reading: { columns: {}, percent: false, ignoreSplit: false }
    });
  });

  it('are read', () => {
    const given =
      '- --bins 15 --binning mass --fit temperature,platt --split 0.3 --seed 9 --resamples 0 --json';
    expect(parseMetricsArguments(given.split(' '))).toEqual({
      file: '-',
      bins: 15,
      binning: 'mass',
      fits: ['temperature', 'platt'],
      split: 0.3,
      seed: 9,
      resamples: 0,
      json: true,
      reading: { columns: {}, percent: false, ignoreSplit: true }
    });
  });

  it('say how a file is to be read', () => {
    const { reading } = parseMetricsArguments([
      'f',
      '--percent',
      '--use',
      'confidence',
      '--index-base',
      '1',
      '--columns',
      'confidence=p, of all=1, correct=hit'
    ]);
    expect(reading).toEqual({
      columns: { confidence: 'p, of all=1', correct: 'hit' },
      percent: true,
      use: 'confidence',
      indexBase: 1,
      ignoreSplit: false
    });
  });

  it.each([
    ['', 'FILE is missing'],
    ['a b', 'One FILE at a time, got 2: a, b.'],
    ['f --bins 0', '--bins must be a whole number from 1 to 10000, got "0".'],
    ['f --bins ten', 'got "ten"'],
    ['f --binning equal', '--binning must be width or mass, got "equal".'],
    ['f --fit temperature,magic', 'there is no calibrator "magic". Known: temperature, platt'],
    ['f --split 1', '--split must be a number between 0 and 1'],
    ['f --split half', 'got "half"'],
    ['f --seed -1', '--seed'],
    ['f --resamples 1.5', '--resamples must be a whole number'],
    ['f --resamples 1', '--resamples must be 0, for no intervals, or at least 100, got "1"'],
    ['f --columns prob', '--columns must be role=column, several with commas between them, got "prob"'],
    ['f --columns sure=prob', 'Roles: confidence, correct, logits'],
    ['f --columns id=a,id=b', '--columns names id twice'],
    ['f --use both', '--use must be confidence or logits, got "both".'],
    ['f --index-base 2', '--index-base must be 0 or 1, got "2".'],
    ['f --what', "Unknown option '--what'"]
  ])('are refused: %s', (given, message) => {
    expect(() => parseMetricsArguments(given === '' ? [] : given.split(' '))).toThrow(message);
  });
});

describe('a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lab-metrics-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is read as bytes, and refused in one line where it is missing or a folder', () => {
    const path = join(folder, 'a');
    writeFileSync(path, Uint8Array.of(0xfe, 0xff, 0, 65));
    expect(readBytes(path)).toEqual(Uint8Array.of(0xfe, 0xff, 0, 65));
    expect(() => readBytes(join(folder, 'none.csv'))).toThrow(/^There is no file ".*none\.csv"\.$/);
    expect(() => readBytes(folder)).toThrow(/is a folder/);
  });
});
