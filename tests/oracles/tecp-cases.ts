import type { SampledAnswer } from '../../src/lib/decisions/sampled-answers';
import type { Half } from '../../src/lib/calibration/splitting/split';
import { Seeded } from './seeded';

/** Rows with answers drawn to each, every other row to choose on. */
export interface TecpCase {
  ids: string[];
  texts: null;
  parts: Half[];
  samples(): SampledAnswer[][];
}

/** Answers of up to three tokens, each with its chance of being right; tecp.py makes the same. Those without a token are left out. */
export function tecpCase(questions: number, seed: number, right: number): TecpCase {
  const random = new Seeded(seed);
  const drawn = Array.from({ length: questions }, () => {
    const hard = random.uniform();
    const draws: SampledAnswer[] = [];
    for (let draw = 0; draw < 5; draw++) {
      const tokens = Math.floor(random.uniform() * 4);
      const logProbs = Array.from({ length: tokens }, () => -3 * random.uniform() * (0.3 + hard));
      const isRight = random.flip(right * (1.2 - hard)) === 1;
      if (tokens === 0) continue;
      const entropy = 0 - logProbs.reduce((sum, each) => sum + each, 0);
      draws.push({ text: `answer ${draw}`, entropy, right: isRight, cluster: draw % 3 });
    }
    return draws;
  });
  return {
    ids: drawn.map((_, i) => `q${i}`),
    texts: null,
    parts: drawn.map((_, i) => (i % 2 === 0 ? 'fit' : 'judge')),
    samples: () => drawn
  };
}
