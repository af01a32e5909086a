/** relplot adds this to the smoothed count, so that nothing is divided by 0. */
const FLOOR = 1e-4;
/** Deviations within which the kernel is summed unless told: less than 1e-17 of its height lies beyond. */
const REACH = 9;

/** Numbers smoothed at equally spaced points of [0, 1]. */
export interface Smoothed {
  /** Smoothed sum of the values, not yet divided by the density. */
  values: Float64Array;
  /** Smoothed count plus 1e-4. */
  density: Float64Array;
}

/**
 * Values at places in [0, 1], each shared between the two nearest points of a grid, to be smoothed with a Gaussian
 * kernel that is reflected at 0 and 1 (Błasiok & Nakkiran 2023), as `relplot` 1.0.3 does it: kernel on the same grid,
 * cut at ±½, and read off between grid points by linear interpolation.
 */
export class KernelGrid {
  readonly size: number;
  /** Values and counts on the grid, continued by reflection on both sides: length 3 size − 2. */
  private readonly values: Float64Array;
  private readonly counts: Float64Array;

  /** Points relplot uses for a bandwidth: at least 1,001, ten to a σ. */
  static sizeFor(sigma: number): number {
    return Math.floor(Math.max(2000, roundHalfEven(20 / sigma)) / 2) + 1;
  }

  /**
   * @param places in [0, 1]
   * @param values one per place
   * @param weights how often each row counts; once by default
   */
  constructor(
    places: ArrayLike<number>,
    values: ArrayLike<number>,
    size: number,
    weights?: ArrayLike<number>
  ) {
    this.size = size;
    this.values = new Float64Array(3 * size - 2);
    this.counts = new Float64Array(3 * size - 2);
    const start = size - 1;
    for (let row = 0; row < places.length; row++) {
      const weight = weights ? weights[row] : 1;
      const at = places[row] * (size - 1);
      const left = Math.min(size - 2, Math.floor(at));
      const part = at - left;
      this.values[start + left] += weight * (1 - part) * values[row];
      this.values[start + left + 1] += weight * part * values[row];
      this.counts[start + left] += weight * (1 - part);
      this.counts[start + left + 1] += weight * part;
    }
    this.reflect();
  }

  /** Continues values and counts on both sides. */
  private reflect(): void {
    const start = this.size - 1;
    for (const array of [this.values, this.counts]) {
      for (let i = 1; i <= start; i++) {
        array[start - i] = array[start + i];
        array[2 * start + i] = array[2 * start - i];
      }
    }
  }

  /** The same rows on a grid of fewer points: each point's sums shared between the two nearest of the coarser ones. */
  coarsened(size: number): KernelGrid {
    const coarse = new KernelGrid([], [], size);
    const last = this.size - 1;
    share(this.values.subarray(last, 2 * last + 1), coarse.values.subarray(size - 1, 2 * size - 1));
    share(this.counts.subarray(last, 2 * last + 1), coarse.counts.subarray(size - 1, 2 * size - 1));
    coarse.reflect();
    return coarse;
  }

  /**
   * Smooths with bandwidth σ and reads off at `points` equally spaced places from 0 to 1.
   * @param reach deviations within which the kernel is summed
   */
  smooth(sigma: number, points: number, reach = REACH): Smoothed {
    const { size } = this;
    const kernel = this.kernel(sigma, reach);
    const sums = this.values;
    const counts = this.counts;
    const half = (kernel.length - 3) / 2;
    const values = new Float64Array(points);
    const density = new Float64Array(points);
    const step = 1 / (size - 1);
    for (let point = 0; point < points; point++) {
      const place = point / (points - 1);
      const left = Math.min(size - 2, Math.floor(place * (size - 1)));
      const part = (place - left * step) / step;
      // Linear interpolation between two smoothed grid points is one sum with a kernel blended from both. Two sums
      // side by side, because an addition waits for the one before.
      const first = size - 1 + left - half;
      let value = 0;
      let count = 0;
      let otherValue = 0;
      let otherCount = 0;
      for (let k = 0; k < kernel.length - 1; k += 2) {
        const weight = kernel[k + 1] + part * (kernel[k] - kernel[k + 1]);
        const next = kernel[k + 2] + part * (kernel[k + 1] - kernel[k + 2]);
        value += weight * sums[first + k];
        count += weight * counts[first + k];
        otherValue += next * sums[first + k + 1];
        otherCount += next * counts[first + k + 1];
      }
      values[point] = value + otherValue;
      density[point] = count + otherCount + FLOOR;
    }
    return { values, density };
  }

  /** Kernel at whole grid steps from −half to half, with a zero before and after it: an odd number of weights. */
  private kernel(sigma: number, reach: number): Float64Array {
    const { size } = this;
    // On a grid of even size the middle of relplot's kernel lies half a step off a grid point.
    const shift = size % 2 === 0 ? 0.5 : 0;
    const cut = Math.floor(size / 2);
    const half = Math.min(cut, Math.ceil(reach * sigma * (size - 1)) + 1);
    const kernel = new Float64Array(2 * half + 3);
    const height = 1 / (Math.sqrt(2 * Math.PI) * sigma);
    for (let k = -half; k <= half; k++) {
      if (cut - k > size - 1) continue;
      const distance = (k - shift) / (size - 1);
      kernel[k + half + 1] = height * Math.exp((-distance * distance) / (2 * sigma * sigma));
    }
    return kernel;
  }
}

/** Shares each point of a grid over [0, 1] between the two nearest of a coarser one. */
function share(fine: Float64Array, coarse: Float64Array): void {
  const [last, end] = [fine.length - 1, coarse.length - 1];
  const scale = end / last;
  for (let i = 0; i <= last; i++) {
    const left = Math.min(end - 1, Math.floor(i * scale));
    const part = i * scale - left;
    coarse[left] += (1 - part) * fine[i];
    coarse[left + 1] += part * fine[i];
  }
  // An end gets as much again from the reflection, but for what lies on it.
  coarse[0] = 2 * coarse[0] - fine[0];
  coarse[end] = 2 * coarse[end] - fine[last];
}

/** Rounds halves to even, as Python does. */
export function roundHalfEven(x: number): number {
  const rounded = Math.round(x);
  return Math.abs(x % 1) === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}
