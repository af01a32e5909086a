import { asProbabilities, type Probability } from '../../src/lib/calibration';
import { warmGenerator } from '../../src/lib/calibration/warm-generator';

/** Uniform numbers in [0, 1) from a seed. */
export class Draws {
  private readonly generator;

  constructor(seed: number) {
    this.generator = warmGenerator(seed);
  }

  uniform(lo = 0, hi = 1): number {
    return lo + ((hi - lo) * (this.generator.next() >>> 0)) / 2 ** 32;
  }

  /** 1 with this chance, else 0. */
  flip(chance: number): 0 | 1 {
    return this.uniform() < chance ? 1 : 0;
  }
}

/** A made-up model: what it says, and the chance that it is right when it says so. */
export interface Source {
  name: string;
  /** In words, for the page. */
  says: string;
  draw(draws: Draws): [confidence: number, chance: number];
  /** Rows of one question, with the same confidence and the same outcome; 1 unless told. */
  copies?: number;
}

const calibrated = (name: string, says: string, sure: (draws: Draws) => number, copies = 1): Source => ({
  name,
  says,
  copies,
  draw(draws) {
    const confidence = sure(draws);
    return [confidence, confidence];
  }
});

/** Perfectly calibrated sources. */
export const calibratedSources = [
  calibrated('sure', 'between 98 and 100 %', (draws) => draws.uniform(0.98, 1)),
  calibrated('unsure', 'between 0 and 5 %', (draws) => draws.uniform(0, 0.05)),
  calibrated('mid-range', 'between 30 and 80 %', (draws) => draws.uniform(0.3, 0.8)),
  calibrated('two-point', '5 or 95 %, equally often', (draws) => (draws.uniform() < 0.5 ? 0.05 : 0.95)),
  calibrated('clustered', 'between 30 and 80 %, each question five times', (d) => d.uniform(0.3, 0.8), 5)
];

/** Sources that are off, or whose number says nothing. */
export const otherSources: Source[] = [
  {
    name: 'overconfident',
    says: 'between 60 and 100 %, right 15 points less often',
    draw(draws) {
      const confidence = draws.uniform(0.6, 1);
      return [confidence, confidence - 0.15];
    }
  },
  {
    name: 'too sharp',
    says: '5 or 95 %, right in 20 and 80 %',
    draw: (draws) => (draws.uniform() < 0.5 ? [0.05, 0.2] : [0.95, 0.8])
  },
  {
    name: 'empty',
    says: 'between 80 and 100 %, right in 50 % whatever it says',
    draw: (draws) => [draws.uniform(0.8, 1), 0.5]
  },
  {
    name: 'weak',
    says: 'between 30 and 70 %, calibrated: AUROC 0.63',
    draw(draws) {
      const confidence = draws.uniform(0.3, 0.7);
      return [confidence, confidence];
    }
  }
];

/** Rows drawn from a source. */
export interface Sample {
  confidences: ArrayLike<Probability>;
  correct: number[];
  /** The question of each row, where rows repeat. */
  groups: number[] | undefined;
  /** Seed of what is resampled from it. */
  seed: number;
}

/** n rows of a source. */
export function sampleOf(source: Source, n: number, draws: Draws): Sample {
  const copies = source.copies ?? 1;
  const confidences: number[] = [];
  const correct: number[] = [];
  const groups: number[] = [];
  for (let question = 0; question * copies < n; question++) {
    const [confidence, chance] = source.draw(draws);
    const outcome = draws.flip(chance);
    for (let copy = 0; copy < copies; copy++) {
      confidences.push(confidence);
      correct.push(outcome);
      groups.push(question);
    }
  }
  return {
    confidences: asProbabilities(confidences),
    correct,
    groups: copies > 1 ? groups : undefined,
    seed: Math.floor(draws.uniform(0, 2 ** 31))
  };
}
