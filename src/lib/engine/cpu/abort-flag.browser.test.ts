/** The host's own breaking off is heard between parts alone, so that nothing but the flag can end a batch of one token. */
import * as Comlink from 'comlink';
import { expect, it } from 'vitest';
import { headerOfFile } from '../gguf/header-of-file';
import type { LlamaBatch } from './llama-protocol';
import { startLlamaWorker } from './llama-worker';

it('a batch of one part is broken off while the flag is up, and computed as ever once it is down', async () => {
  const file = await (await fetch('/models/tiny/tiny.gguf')).blob();
  const header = await headerOfFile(file);
  const threads = 2;
  const llama = startLlamaWorker(threads);
  const nothing = Comlink.proxy(() => {});
  const { vocabularySize } = await llama.ask((host) =>
    host.load([{ file, header }], true, threads, llama.channel, nothing)
  );
  await llama.ask((host) => host.open({ length: 64, sequences: 1, exact: true }));
  const flag = await llama.ask((host) => host.abortFlag());
  if (!flag) throw new Error('The build with threads shares no flag.');
  const oneToken: LlamaBatch = { tokens: [5], positions: [0], sequences: [0], wanted: [true] };
  const decoded = () => llama.ask((host) => host.decode(oneToken));

  Atomics.store(flag, 0, 1);
  expect(await decoded()).toBeNull();
  Atomics.store(flag, 0, 0);
  await llama.ask((host) => host.shorten(0, 0));
  const logits = await decoded();
  expect(logits).toHaveLength(vocabularySize);
  expect(logits!.every(Number.isFinite)).toBe(true);
  llama.end();
}, 300_000);

it('the build without threads has no flag', async () => {
  const file = await (await fetch('/models/tiny/tiny.gguf')).blob();
  const header = await headerOfFile(file);
  const llama = startLlamaWorker(1);
  const nothing = Comlink.proxy(() => {});
  await llama.ask((host) => host.load([{ file, header }], true, 1, llama.channel, nothing));
  expect(await llama.ask((host) => host.abortFlag())).toBeNull();
  llama.end();
}, 300_000);
