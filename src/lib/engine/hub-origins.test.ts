import { expect, it } from 'vitest';
import { reachOf } from './hub-origins';

const may = (sources: string[], url: string) => reachOf(sources)(new URL(url));

it('reaches the origins of the model and no others', () => {
  const sources = ['https://models.example/m/a.gguf'];
  expect(may(sources, 'https://models.example/other')).toBe(true);
  for (const url of [
    'https://example/m/a.gguf',
    'http://models.example/m/a.gguf',
    'https://models.example:444/m/a.gguf',
    'https://huggingface.co/x'
  ]) {
    expect(may(sources, url)).toBe(false);
  }
});

it('reaches all of the hub when the model lies there', () => {
  const sources = ['https://huggingface.co/mlc-ai/x', 'https://raw.githubusercontent.com/mlc-ai/y.wasm'];
  expect(may(sources, 'https://cas-bridge.xethub.hf.co/part')).toBe(true);
  expect(may(sources, 'https://evilhf.co/part')).toBe(false);
});
