import { usualEdges, type BandEdges } from '../../src/lib/decisions/bands';
import type { Target } from '../../src/lib/decisions/threshold-decision';
import { shareBetween } from '../argument-values';
import { UsageError } from '../usage-error';

/** Numbers by name from `wrong=5,ask=1`. */
function numbersOf(option: string, text: string, names: readonly string[]): number[] {
  const found = new Map<string, number>();
  for (const part of text.split(',')) {
    const [name, value = ''] = part.split('=').map((word) => word.trim());
    if (!names.includes(name) || found.has(name) || value === '' || !Number.isFinite(Number(value))) {
      throw new UsageError(
        `--${option} must be ${names.map((each) => `${each}=NUMBER`).join(',')}, got "${text}".`
      );
    }
    found.set(name, Number(value));
  }
  const missing = names.find((name) => !found.has(name));
  if (missing) throw new UsageError(`--${option}: ${missing} is missing, got "${text}".`);
  return names.map((name) => found.get(name)!);
}

/** The target of `--target` and `--certainty`, or of `--cost`. @throws UsageError where both or neither can be read */
export function targetOf({
  target,
  cost,
  certainty
}: {
  target?: string;
  cost?: string;
  certainty?: string;
}): Target {
  if (cost !== undefined) {
    if (target !== undefined || certainty !== undefined) {
      throw new UsageError('--cost cannot be given with --target or --certainty: the costs decide.');
    }
    const [wrong, ask] = numbersOf('cost', cost, ['wrong', 'ask']);
    if (wrong < 0 || ask < 0 || wrong + ask === 0) {
      throw new UsageError(`--cost must be numbers from 0, one of them above it, got "${cost}".`);
    }
    return { kind: 'cost', wrong, ask };
  }
  const [precision] = numbersOf('target', target ?? 'precision=0.9', ['precision']);
  if (!(precision > 0 && precision < 1)) {
    throw new UsageError(`--target: a precision lies between 0 and 1, got "${target}".`);
  }
  const sure = certainty === 'none' ? null : shareBetween('certainty', certainty ?? '0.95', 'or none');
  return { kind: 'precision', precision, certainty: sure };
}

/** The lower edges of the bands. @throws UsageError where they are no three falling numbers */
export function edgesOf(text: string | undefined): BandEdges {
  if (text === undefined) return usualEdges;
  const edges = text.split(',').map(Number);
  const falls = edges.every((edge, i) => edge > 0 && edge < (i === 0 ? 1 : edges[i - 1]));
  if (edges.length !== 3 || !falls) {
    throw new UsageError(
      `--bands must be three falling numbers between 0 and 1, as 0.85,0.6,0.4, got "${text}".`
    );
  }
  return edges as unknown as BandEdges;
}
