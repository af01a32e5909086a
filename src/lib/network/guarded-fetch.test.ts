import { expect, it, vi } from 'vitest';
/** Lets one hub's hosts through. */
const isHubUrl = ({ protocol, hostname }: URL) =>
  protocol === 'https:' && (hostname === 'huggingface.co' || hostname.endsWith('.hf.co'));
import { guardedFetch } from './guarded-fetch';

const own = 'https://lab.example';
const answer = new Response('ok');
const send = vi.fn(async () => answer);

it('lets the own origin, blobs and data through', async () => {
  const fetch = guardedFetch(send, own, () => false);
  for (const url of ['/a', `${own}/b`, 'data:,x', 'blob:https://lab.example/1', new URL(`${own}/c`)]) {
    expect(await fetch(url)).toBe(answer);
  }
  expect(await fetch(new Request(`${own}/d`))).toBe(answer);
});

it('stops everything else before it is sent', async () => {
  send.mockClear();
  const fetch = guardedFetch(send, own, () => false);
  for (const url of [
    'https://evil.example/x',
    '//evil.example/x',
    'https://lab.example.evil.example/',
    'http://lab.example/'
  ]) {
    await expect(fetch(url)).rejects.toThrow(/was stopped/);
  }
  await expect(fetch(new Request('https://huggingface.co/x'))).rejects.toThrow(/was stopped/);
  expect(send).not.toHaveBeenCalled();
});

it('lets a hub through only when asked', async () => {
  const fetch = guardedFetch(send, own, isHubUrl);
  await fetch('https://huggingface.co/mlc-ai/x/resolve/main/a.bin');
  await fetch('https://cas-bridge.xethub.hf.co/a.bin');
  for (const url of [
    'https://huggingface.co.evil.example/',
    'http://huggingface.co/',
    'https://evilhf.co/'
  ]) {
    await expect(fetch(url)).rejects.toThrow(/was stopped/);
  }
});
