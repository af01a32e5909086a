import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { SketchBuilder } from '../src/lib/engine/sketch/build';
import { measure } from './measure';
import { textTable } from './text-table';

/** The plain way, at one temperature: softmax over the vocabulary, then its entropy. What the sketch is compared with. */
function softmaxEntropy(logits: Float32Array, temperature: number, probabilities: Float64Array): number {
  let max = -Infinity;
  for (let i = 0; i < logits.length; i++) if (logits[i] > max) max = logits[i];
  let sum = 0;
  for (let i = 0; i < logits.length; i++) {
    probabilities[i] = Math.exp((logits[i] - max) / temperature);
    sum += probabilities[i];
  }
  let entropy = 0;
  for (let i = 0; i < logits.length; i++) {
    const p = probabilities[i] / sum;
    if (p > 0) entropy -= p * Math.log(p);
  }
  return entropy;
}

const GOAL = 0.25;
const STEPS = 16;
const generator = xoroshiro128plus(1);
const uniform = () => uniformFloat64(generator);
const gaussian = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());

const shapes: Record<string, (size: number) => Float32Array> = {
  'Gaussian σ 2.5, ten candidates on top': (size) => {
    const logits = Float32Array.from({ length: size }, () => 2.5 * gaussian() - 4);
    for (let i = 0; i < 10; i++) logits[Math.floor(uniform() * size)] = 6 + 8 * uniform();
    return logits;
  },
  'heavy tails': (size) => Float32Array.from({ length: size }, () => gaussian() / (0.05 + uniform())),
  'nearly flat': (size) => Float32Array.from({ length: size }, () => 0.03 * gaussian()),
  'one spike': (size) => {
    const logits = new Float32Array(size).fill(-2);
    logits[Math.floor(uniform() * size)] = 20;
    return logits;
  }
};

/** Cost of a sketch for every decoding step, as a ratio to softmax and entropy at one temperature. */
export async function sketchBench(): Promise<void> {
  const builder = new SketchBuilder();
  const table = [['logits', 'V', 'softmax + entropy', 'sketch', 'ratio']];
  for (const size of [49_152, 151_936]) {
    const probabilities = new Float64Array(size);
    for (const [name, make] of Object.entries(shapes)) {
      const steps = Array.from({ length: STEPS }, () => make(size));
      const [plain, sketch] = measure([
        () => steps.reduce((sum, logits) => sum + softmaxEntropy(logits, 0.7, probabilities), 0),
        () => steps.reduce((sum, logits) => sum + builder.build(logits, 0).chosenLogit, 0)
      ]);
      table.push([
        name,
        size.toLocaleString('en'),
        `${((1000 * plain.median) / STEPS).toFixed(0)} µs`,
        `${((1000 * sketch.median) / STEPS).toFixed(0)} µs`,
        (sketch.median / plain.median).toFixed(2)
      ]);
    }
  }
  process.stdout.write(
    `Logit sketch (top 32, curve of the tail at every T), a step; goal: ratio ≤ ${GOAL}\n${textTable(table)}\n`
  );
}
