import { unpackCell } from './read-value';

/** Lists within lists that are looked into. */
const DEPTH = 6;

/** A list of one value is that value. */
export function single(value: unknown): unknown {
  let unpacked = unpackCell(value);
  for (let depth = 0; depth < DEPTH && Array.isArray(unpacked) && unpacked.length === 1; depth++) {
    unpacked = unpackCell((unpacked as unknown[])[0]);
  }
  return unpacked;
}
