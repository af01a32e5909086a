/** A threshold as JSON has it: `null`: none reaches the target; `never`: show none; `always`: show all. */
export type WrittenThreshold = number | null | 'never' | 'always';

/** Writes a threshold from which answers are shown, where JSON has no infinity. */
export function writtenThreshold(threshold: number | null): WrittenThreshold {
  if (threshold === Infinity) return 'never';
  return threshold === -Infinity ? 'always' : threshold;
}

/** A threshold as a number to compare with; `null` where there is none. */
export function readThreshold(written: WrittenThreshold): number | null {
  if (written === 'never') return Infinity;
  return written === 'always' ? -Infinity : written;
}

/** A cascade's threshold as JSON has it: `null`: there was nothing to choose on; otherwise what is below it is handed on. */
export type WrittenDeferral = number | null | 'everything' | 'nothing';

/** Writes a threshold below which questions are handed on. */
export function writtenDeferral(threshold: number | null): WrittenDeferral {
  if (threshold === Infinity) return 'everything';
  return threshold === -Infinity ? 'nothing' : threshold;
}

/** Writes the largest nonconformity that is let into a set; `every option` where nothing smaller keeps the promise. */
export function writtenNonconformity(threshold: number): number | 'every option' | 'no option' {
  if (threshold === Infinity) return 'every option';
  return threshold === -Infinity ? 'no option' : threshold;
}
