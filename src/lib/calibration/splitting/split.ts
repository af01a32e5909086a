import { requireIds, requireWithin } from '../outcomes';
import { hashText } from './hash-text';

/** Part of the split a row falls in: calibrators are fitted on `fit` and judged on `judge`. */
export type Half = 'fit' | 'judge';

/** The half a question falls in, by a stable hash of its id: the same for every method, set order and machine. */
export function halfOf(questionId: string, share = 0.5): Half {
  requireIds([questionId]);
  requireWithin(share, 'a share', 0, 1);
  return hashText(`split/${questionId}`) / 2 ** 32 < share ? 'fit' : 'judge';
}

/** How rows are split. */
export interface SplitOptions {
  /** Share of `fit`, in [0, 1]; a half unless told. */
  share?: number;
  /** Group of each row. With groups, each is split in this share as exactly as its size allows. */
  groups?: ArrayLike<string>;
}

/** Distinct ids in an order that depends on the ids alone: by group, within it by hash. */
function hashedOrder(ids: ArrayLike<string>, salt: string, groups?: ArrayLike<string>): string[] {
  if (groups && groups.length !== ids.length) {
    throw new RangeError(`There are ${ids.length} rows, but ${groups.length} groups for them.`);
  }
  const keys = new Map<string, { group: string; groupHash: number; hash: number }>();
  for (let row = 0; row < ids.length; row++) {
    const id = ids[row];
    const group = groups?.[row] ?? '';
    const known = keys.get(id);
    if (known && known.group !== group) {
      throw new RangeError(`Row ${row}: “${id}” is in two groups, “${known.group}” and “${group}”.`);
    }
    if (!known)
      keys.set(id, { group, groupHash: hashText(`${salt}/${group}`), hash: hashText(`${salt}/${id}`) });
  }
  const rising = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return [...keys.keys()].sort((a, b) => {
    const [x, y] = [keys.get(a)!, keys.get(b)!];
    return x.groupHash - y.groupHash || rising(x.group, y.group) || x.hash - y.hash || rising(a, b);
  });
}

/**
 * Splits rows into a part to fit on and a part to judge on, by a stable hash of their ids; rows with the same id stay
 * together. Without groups an id's part depends on it alone (`halfOf`). With groups the split is stratified: every group
 * has its share to within one id, and so has the whole, but another id in a group may move its neighbours.
 * @throws RangeError when the share is not in [0, 1], or an id is in two groups
 */
export function splitByHash(ids: ArrayLike<string>, { share = 0.5, groups }: SplitOptions = {}): Half[] {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`The share must lie in [0, 1], got ${share}`);
  requireIds(ids);
  if (!groups) return Array.from(ids, (id) => halfOf(id, share));
  const parts = new Map<string, Half>();
  hashedOrder(ids, 'split', groups).forEach((id, i) => {
    // Systematic sampling: of any run of ids, and so of every group, the share to within one.
    parts.set(id, Math.floor((i + 1) * share + 0.5) > Math.floor(i * share + 0.5) ? 'fit' : 'judge');
  });
  return Array.from(ids, (id) => parts.get(id)!);
}

/**
 * Folds 0 … k − 1 of equal size to within one id, by a stable hash of the ids; rows with the same id share a fold. It does
 * not depend on the order of rows. With groups, every group is spread evenly over the folds.
 * @param k at least 2; no more folds than distinct ids are used
 * @throws RangeError when k is no whole number from 2, there are fewer than two ids, or an id is in two groups
 */
export function foldsByHash(ids: ArrayLike<string>, k: number, groups?: ArrayLike<string>): Int32Array {
  if (!(Number.isInteger(k) && k >= 2)) throw new RangeError(`Folds must be a whole number from 2, got ${k}`);
  requireIds(ids);
  const order = hashedOrder(ids, 'fold', groups);
  if (order.length < 2) {
    throw new RangeError(`Cross-fitting needs at least two different ids, got ${order.length}.`);
  }
  const folds = new Map(order.map((id, i) => [id, i % Math.min(k, order.length)]));
  return Int32Array.from(ids, (id) => folds.get(id)!);
}
