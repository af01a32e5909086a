import { unpackCell } from './read-value';

/** A list of one value is that value. */
export function single(value: unknown): unknown {
  const unpacked = unpackCell(value);
  const isOne = Array.isArray(unpacked) && unpacked.length === 1;
  return isOne ? single((unpacked as unknown[])[0]) : unpacked;
}
