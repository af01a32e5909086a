import { afterEach, expect, it, vi } from 'vitest';
import { hasSimd } from './has-simd';
import { LlamaModel } from './llama-model';

afterEach(() => void vi.restoreAllMocks());

it('knows vectors where WebAssembly has them', () => {
  expect(hasSimd()).toBe(true);
});

it('says so before anything is started where it has none', async () => {
  vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
  const source = { modelId: 'm', files: [], arithmetic: 'float32', arithmeticReason: '', memory: 4 } as const;
  await expect(LlamaModel.load({ ...source, files: [], onProgress: () => {} })).rejects.toMatchObject({
    code: 'unsupported',
    message: expect.stringMatching(/no SIMD.*Update the browser/)
  });
});
