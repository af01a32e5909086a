import { hashText } from '../calibration/splitting/hash-text';
import { fingerprintOf } from '../questions/fingerprint';
import type { Question } from '../questions/question';

/** Most parts a run is shared out in. */
export const MOST_PARTS = 1000;

/** One part of a run that several machines share out: `part` from 1 to `of`. */
export interface Shard {
  part: number;
  of: number;
}

/** Which parts of a shared-out run a run holds, and what the whole is. */
export interface PlannedShard {
  /** Numbers of the parts, ascending. */
  parts: number[];
  of: number;
  /** How many questions the whole has. */
  total: number;
  /** Fingerprint of the whole question set, `setFingerprint`. */
  setHash: string;
}

/** Fingerprint of a set in which its ids count too: the seed shuffles these. */
export function setFingerprint(questions: readonly Question[]): string {
  const ids = JSON.stringify(questions.map(({ id }) => id));
  return `${fingerprintOf(questions)}-${hashText(`i${ids}`).toString(16)}`;
}

/** `3/30` as a part; `null` for what names none. */
export function shardFrom(text: string | null): Shard | null {
  const match = /^(\d{1,4})\/(\d{1,4})$/.exec(text ?? '');
  if (!match) return null;
  const [part, of] = [Number(match[1]), Number(match[2])];
  return part >= 1 && part <= of && of <= MOST_PARTS ? { part, of } : null;
}

/** A part as it stands in an address: `3/30`. */
export function shardText({ part, of }: Shard): string {
  return `${part}/${of}`;
}

/** Where a part begins and ends (exclusive) among `total` questions, from 0. Sizes of parts differ by one at most. */
export function shardRange(total: number, { part, of }: Shard): [from: number, to: number] {
  return [Math.floor(((part - 1) * total) / of), Math.floor((part * total) / of)];
}

/** A part in words: which of the whole's questions it holds, in the whole's order. */
export function shardWords(total: number, shard: Shard): string {
  const [from, to] = shardRange(total, shard);
  const name = `part ${shard.part} of ${shard.of}`;
  if (from === to) return `${name}: no questions, since there are only ${total} in all`;
  return `${name}: ${to - from === 1 ? `question ${to}` : `questions ${from + 1} to ${to}`} of ${total}`;
}

/** Numbers as ranges: `1 to 3, 5`. */
export function rangesText(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges
    .map(([from, to]) => (from === to ? from : `${from}${to === from + 1 ? ',' : ' to'} ${to}`))
    .join(', ');
}
