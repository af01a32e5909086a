import type { Remote } from 'comlink';
import { expect, it } from 'vitest';
import { Decoder } from './decoder';
import type { LlamaHost } from './llama-host';
import type { LlamaBatch } from './llama-protocol';

const batch: LlamaBatch = { tokens: [], positions: [], sequences: [], wanted: [] };

/** A host that notes what it is told, and computes a batch until it is told to end. */
async function withHost(flag: Int32Array | null) {
  const heard: string[] = [];
  let end = (_: Float32Array | null) => {};
  const host = {
    abortFlag: async () => flag,
    decode() {
      heard.push(`decode, flag ${flag?.[0] ?? 'none'}`);
      return new Promise((resolve) => (end = resolve));
    },
    breakOff: async () => void heard.push('break off')
  } as unknown as Remote<LlamaHost>;
  const decoder = await Decoder.of({ threads: 1, channel: '', ask: (work) => work(host), end: () => {} });
  return { decoder, heard, end: (logits: Float32Array | null) => end(logits) };
}

it.each([Int32Array.of(0), null])(
  'breaks off the batch being computed, and no later one (flag: %s)',
  async (flag) => {
    const { decoder, heard, end } = await withHost(flag);
    const clear = `decode, flag ${flag ? 0 : 'none'}`;
    const first = decoder.decode(batch);
    decoder.breakOff();
    expect(flag?.[0] ?? 1).toBe(1);
    // Too late: it was computed already.
    end(Float32Array.of(7));
    expect(await first).toEqual(Float32Array.of(7));
    const second = decoder.decode(batch);
    expect(heard).toEqual([clear, 'break off', clear]);
    end(null);
    expect(await second).toBeNull();
  }
);

it('between two batches there is nothing to break off', async () => {
  const flag = Int32Array.of(0);
  const { decoder, heard, end } = await withHost(flag);
  decoder.breakOff();
  const only = decoder.decode(batch);
  end(null);
  await only;
  decoder.breakOff();
  expect(heard).toEqual(['decode, flag 0']);
  expect(flag[0]).toBe(0);
});
