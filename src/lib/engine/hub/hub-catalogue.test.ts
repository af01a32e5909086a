import { expect, it } from 'vitest';
import { hubModels } from '../../../../scripts/hub-models';
import { catalogue, findModel, offeredModels } from '../catalogue';
import committed from './hub-models.json';

it('is what web-llm lists in the version used', () => {
  expect(committed).toEqual(hubModels());
});

it('offers each model once, as a twin without 16-bit shaders where there is one', () => {
  const ids = (shaderF16: boolean) => offeredModels(shaderF16).map(({ id }) => id);
  expect(ids(true)).toContain('Llama-3.2-1B-Instruct-q4f16_1-MLC');
  expect(ids(false)).toContain('Llama-3.2-1B-Instruct-q4f32_1-MLC');
  for (const shaderF16 of [true, false]) {
    expect(ids(shaderF16)[0]).toBe('smollm2-135m');
    expect(new Set(ids(shaderF16)).size).toBe(ids(shaderF16).length);
    expect(ids(shaderF16)).toHaveLength(committed.length + 1);
  }
});

it('names every form in the catalogue, within about 2 GB and with a size to fetch', () => {
  expect(new Set(catalogue.map(({ id }) => id)).size).toBe(catalogue.length);
  for (const { id, size, builtIn } of catalogue) {
    expect(findModel(id)?.id).toBe(id);
    if (builtIn) continue;
    expect(size.webgpu!.memory).toBeLessThanOrEqual(2.1e9);
    expect(size.webgpu!.download).toBeGreaterThan(50e6);
  }
});

it('knows which models are large enough to follow letters and formats', () => {
  expect(findModel('Llama-3.2-1B-Instruct-q4f32_1-MLC')!.large).toBe(true);
  expect(findModel('SmolLM2-360M-Instruct-q4f32_1-MLC')!.large).toBe(false);
});
