import { afterEach, expect, it, vi } from 'vitest';
import { engineErrorCode } from '../language-model';
import { loadSentenceModel } from './load-sentence-model';

afterEach(() => vi.unstubAllGlobals());

it.each([
  ['answered 404', async () => new Response('Not found', { status: 404 })],
  ['no connection', () => Promise.reject(new TypeError('Failed to fetch'))]
])('says how to fetch the model of sentences where it is not there: %s', async (why, fetch) => {
  vi.stubGlobal('fetch', fetch);
  const error = await loadSentenceModel('https://lab.example/sub/').catch((each: unknown) => each);
  expect(engineErrorCode(error)).toBe('unsupported');
  expect((error as Error).message).toContain('npm run setup -- --sentence-model');
  expect((error as Error).message).toContain(why);
});
