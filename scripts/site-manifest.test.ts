import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { digests } from './site-manifest.mjs';

const folder = mkdtempSync(join(tmpdir(), 'calibration-lab-manifest-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('names every file of the page by its address, and no model', () => {
  for (const name of [
    'index.html',
    'models/index.html',
    'models/tiny/tiny.gguf',
    'model-libs/tiny.wasm',
    'questions/set/index.html',
    '_app/immutable/chunks/a b.js',
    'service-worker.js',
    'site-manifest.json',
    '.nojekyll',
    '.source-hash'
  ]) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), 'abc');
  }
  // SHA-256 of "abc", from FIPS 180-2.
  const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  expect(digests(folder)).toEqual({
    '': abc,
    '_app/immutable/chunks/a b.js': abc,
    'models/': abc,
    'questions/set/': abc
  });
});
