const DIGIT_BITS = 11;
const DIGITS = 6;
const BUCKETS = 1 << DIGIT_BITS;
/** Below this a comparison sort is faster than counting digits. */
const FEW = 400;

/** Values are first sorted by their place in the range, to this many bits: two digits. */
const PLACE_BITS = 2 * DIGIT_BITS;
/** Values in the same place, up to so many, are sorted by insertion. */
const SHORT = 24;

/**
 * Row numbers in rising order of value; equal values keep their input order, and −0 equals 0. Radix sorts, because a sort
 * with a comparison function is several times slower on 10⁵ rows: by place in the range of values where they are spread
 * over it, otherwise on all bits of the numbers.
 * @param values numbers without NaN
 */
export function risingOrder(values: ArrayLike<number>): Uint32Array {
  const n = values.length;
  if (n < FEW) {
    const order = new Uint32Array(n);
    for (let row = 0; row < n; row++) order[row] = row;
    return order.sort((a, b) => values[a] - values[b] || a - b);
  }
  return orderByPlace(values) ?? orderByBits(values);
}

/** Order by place in the range, set right within a place; `null` where the range is not finite or a place too crowded. */
function orderByPlace(values: ArrayLike<number>): Uint32Array | null {
  const n = values.length;
  let least = Infinity;
  let largest = -Infinity;
  for (let row = 0; row < n; row++) {
    const value = values[row];
    if (value < least) least = value;
    if (value > largest) largest = value;
  }
  const scale = (2 ** PLACE_BITS - 1) / (largest - least);
  if (!(scale > 0 && scale < Infinity)) return null;
  let places = new Uint32Array(n);
  const counts = new Uint32Array(2 * BUCKETS);
  for (let row = 0; row < n; row++) {
    const place = ((values[row] - least) * scale) >>> 0;
    places[row] = place;
    counts[place & (BUCKETS - 1)]++;
    counts[BUCKETS + (place >>> DIGIT_BITS)]++;
  }
  let order = new Uint32Array(n);
  for (let row = 0; row < n; row++) order[row] = row;
  let other = new Uint32Array(n);
  let otherPlaces = new Uint32Array(n);
  for (let digit = 0; digit < 2; digit++) {
    const starts = startsOf(counts.subarray(digit * BUCKETS, (digit + 1) * BUCKETS));
    const shift = digit * DIGIT_BITS;
    for (let i = 0; i < n; i++) {
      const place = places[i];
      const to = starts[(place >>> shift) & (BUCKETS - 1)]++;
      other[to] = order[i];
      otherPlaces[to] = place;
    }
    [order, other] = [other, order];
    [places, otherPlaces] = [otherPlaces, places];
  }
  return settle(order, places, values) ? order : null;
}

/** Sorts rows of the same place among themselves. False when a place has too many different values for that. */
function settle(order: Uint32Array, places: Uint32Array, values: ArrayLike<number>): boolean {
  const n = order.length;
  let before = values[order[0]];
  let start = 0;
  for (let i = 1; i < n; i++) {
    const row = order[i];
    const value = values[row];
    if (places[i] !== places[i - 1]) start = i;
    if (!(value < before)) {
      before = value;
      continue;
    }
    let slot = i;
    while (slot > start && values[order[slot - 1]] > value) {
      if (i - slot > SHORT) return false;
      order[slot] = order[slot - 1];
      slot--;
    }
    order[slot] = row;
  }
  return true;
}

/** Turns counts into the position where each begins. */
function startsOf(counts: Uint32Array): Uint32Array {
  let start = 0;
  for (let bucket = 0; bucket < counts.length; bucket++) {
    const size = counts[bucket];
    counts[bucket] = start;
    start += size;
  }
  return counts;
}

/** Order on all bits of the numbers, a digit at a time. */
function orderByBits(values: ArrayLike<number>): Uint32Array {
  const n = values.length;
  let order = new Uint32Array(n);
  for (let row = 0; row < n; row++) order[row] = row;
  const { high, low } = sortableBits(values);
  const counts = digitCounts(high, low);
  let other = new Uint32Array(n);
  for (let digit = 0; digit < DIGITS; digit++) {
    const count = counts.subarray(digit * BUCKETS, (digit + 1) * BUCKETS);
    if (count.includes(n)) continue;
    startsOf(count);
    for (let i = 0; i < n; i++) {
      const row = order[i];
      other[count[digitOf(high[row], low[row], digit)]++] = row;
    }
    [order, other] = [other, order];
  }
  return order;
}

/** Bits of the numbers, changed so that they rise as unsigned integers when the numbers do. */
function sortableBits(values: ArrayLike<number>): { high: Uint32Array; low: Uint32Array } {
  const n = values.length;
  const packed = new Float64Array(n);
  const bits = new Uint32Array(packed.buffer);
  for (let row = 0; row < n; row++) packed[row] = values[row] + 0;
  const high = new Uint32Array(n);
  const low = new Uint32Array(n);
  for (let row = 0; row < n; row++) {
    const top = bits[2 * row + 1];
    if (top >>> 31) {
      high[row] = ~top;
      low[row] = ~bits[2 * row];
    } else {
      high[row] = top | 0x80000000;
      low[row] = bits[2 * row];
    }
  }
  return { high, low };
}

/** The digit-th 11-bit digit of a 64-bit number, lowest first. */
function digitOf(high: number, low: number, digit: number): number {
  switch (digit) {
    case 0:
      return low & 0x7ff;
    case 1:
      return (low >>> 11) & 0x7ff;
    case 2:
      return (low >>> 22) | ((high & 1) << 10);
    case 3:
      return (high >>> 1) & 0x7ff;
    case 4:
      return (high >>> 12) & 0x7ff;
    default:
      return high >>> 23;
  }
}

function digitCounts(high: Uint32Array, low: Uint32Array): Uint32Array {
  const counts = new Uint32Array(DIGITS * BUCKETS);
  for (let row = 0; row < high.length; row++) {
    const h = high[row];
    const l = low[row];
    counts[l & 0x7ff]++;
    counts[BUCKETS + ((l >>> 11) & 0x7ff)]++;
    counts[2 * BUCKETS + ((l >>> 22) | ((h & 1) << 10))]++;
    counts[3 * BUCKETS + ((h >>> 1) & 0x7ff)]++;
    counts[4 * BUCKETS + ((h >>> 12) & 0x7ff)]++;
    counts[5 * BUCKETS + (h >>> 23)]++;
  }
  return counts;
}
