import { loadOnCpu } from '../src/lib/engine/cpu/load-on-cpu';
import { argMax } from '../src/lib/engine/generate';
import type { Arithmetic } from '../src/lib/engine/language-model';
import { median } from './median';

/** Medians in milliseconds a token. */
export interface ArithmeticSpeed {
  device: string;
  prompt: Record<Arithmetic, number>;
  decoding: Record<Arithmetic, number>;
}

const QUESTION =
  'In which year did the city that is today the capital of Australia become the seat of its parliament, and which city was it before?';

/** Runs in a page: reads a prompt and decodes in both arithmetics of the CPU engine, in turn, so that a busy machine slows both alike. */
export async function arithmeticSpeed(rounds: number): Promise<ArithmeticSpeed> {
  const file = await (await fetch('/models/smollm2-135m/SmolLM2-135M-Instruct.Q4_1.gguf')).blob();
  const kinds = ['float32', 'int8'] as const;
  const models = await Promise.all(kinds.map((kind) => loadOnCpu('smollm2-135m', [file], kind, () => {})));
  const times = kinds.map(() => ({ prompt: [] as number[], decoding: [] as number[] }));
  const prompt = await models[0].tokenize(models[0].renderChat([{ role: 'user', content: QUESTION }]));
  for (let round = 0; round <= rounds; round++) {
    for (const [i, model] of models.entries()) {
      const sequence = [...prompt];
      await model.startFrom([]);
      for (let step = 0; step < 5; step++) {
        const start = performance.now();
        const logits = await model.logitsAfter(sequence);
        const time = performance.now() - start;
        // The first round warms up.
        if (round > 0 && step === 0) times[i].prompt.push(time / prompt.length);
        if (round > 0 && step > 0) times[i].decoding.push(time);
        sequence.push(argMax(logits));
      }
    }
  }
  const [float32, int8] = times;
  return {
    device: models[0].describe().device,
    prompt: { float32: median(float32.prompt), int8: median(int8.prompt) },
    decoding: { float32: median(float32.decoding), int8: median(int8.decoding) }
  };
}
