import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseMetricsArguments } from './arguments';
import { readText } from './read-text';

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
      json: false
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
      json: true
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
    ['f --what', "Unknown option '--what'"]
  ])('are refused: %s', (given, message) => {
    expect(() => parseMetricsArguments(given === '' ? [] : given.split(' '))).toThrow(message);
  });
});

describe('a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lab-metrics-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const write = (name: string, bytes: Uint8Array) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };

  it('is read without its byte-order mark, in UTF-8 and UTF-16', () => {
    expect(readText(write('a', Buffer.from('\ufeffé', 'utf8')))).toBe('é');
    expect(readText(write('b', Buffer.from('\ufeffé', 'utf16le')))).toBe('é');
  });

  it('that is missing, a folder, empty or no text is refused in one line', () => {
    expect(() => readText(join(folder, 'none.csv'))).toThrow(/^There is no file ".*none\.csv"\.$/);
    expect(() => readText(folder)).toThrow(/is a folder/);
    expect(() => readText(write('c', Buffer.from(' \n')))).toThrow(/is empty/);
    expect(() => readText(write('d', Uint8Array.of(0x63, 0xff, 0xfe, 0x80)))).toThrow(/not text in UTF-8/);
  });
});
