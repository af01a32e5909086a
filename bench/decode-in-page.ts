import { argMax } from '../src/lib/engine/generate';
import { SketchBuilder } from '../src/lib/engine/sketch/build';
import { WebLlmModel } from '../src/lib/engine/webgpu/web-llm-model';
import { median } from './median';

/** Medians over the tokens decoded each way, in milliseconds a token. */
export interface Decoded {
  device: string;
  idle: number;
  sketched: number;
}

/**
 * Runs in a page: decodes with nothing done to the logits and with a sketch of every step, token about, so that a busy
 * machine slows both alike.
 */
export async function decode(tokens: number): Promise<Decoded> {
  const url = (path: string) => new URL(path, location.href).href;
  const model = await WebLlmModel.load('smollm2-135m', {
    folder: url('/models/smollm2-135m/'),
    library: url('/model-libs/smollm2-135m.wasm'),
    onProgress: () => {},
    signal: new AbortController().signal
  });
  const builder = new SketchBuilder();
  const sequence = await model.tokenize('The capital of France is');
  sequence.push(argMax(await model.logitsAfter(sequence)));
  const times: [idle: number[], sketched: number[]] = [[], []];
  for (let i = 0; i < 2 * tokens; i++) {
    const start = performance.now();
    const logits = await model.logitsAfter(sequence);
    const id = argMax(logits);
    if (i % 2 === 1) builder.build(logits, id);
    times[i % 2].push(performance.now() - start);
    sequence.push(id);
  }
  const [idle, sketched] = times.map(median);
  return { device: model.describe().device, idle, sketched };
}
