import type { GoldKind } from '../import-result';
import type { TableRow } from '../tables/table';
import { indexOfKey, optionKey, placeOfLetter, type OptionKey } from './option-key';
import { single } from './single';
import type { Options } from './options';

/** How the keys of a table are to be read, as far as the whole of it shows. */
export interface KeyReading {
  /** The reading, or `null` where it cannot be known and a person has to say. */
  kind: GoldKind | null;
  /** Where it cannot be known: the readings that are possible, and a row on which they differ. */
  readings: GoldKind[];
  row: TableRow | null;
  /** Whether convention decided, because nothing in the table does; `readings` has both then. */
  byConvention: boolean;
}

/** Rows whose key may be wrong before a reading is given up, as a share. */
const WRONG = 0.02;

const READINGS: Record<'index' | 'letter', readonly GoldKind[]> = {
  index: ['text', 'index from 0', 'index from 1'],
  letter: ['letter', 'text']
};

/** What the keys of one form allow, over all rows. */
class Tally {
  total = 0;
  readonly misses = new Map<GoldKind, number>();
  readonly #differ = new Map<string, TableRow>();

  constructor(readonly readings: readonly GoldKind[]) {}

  add(key: OptionKey, { texts }: Options, row: TableRow): void {
    const found = this.readings.map((reading) => {
      const index = indexOfKey(key, reading);
      return texts[index] == null ? -1 : index;
    });
    if (found.every((index) => index < 0)) return;
    this.total++;
    for (const [i, reading] of this.readings.entries()) {
      if (found[i]! < 0) this.misses.set(reading, (this.misses.get(reading) ?? 0) + 1);
      for (let j = 0; j < i; j++) {
        const pair = `${this.readings[j]}|${reading}`;
        const differs = found[i]! >= 0 && found[j]! >= 0 && found[i] !== found[j];
        if (differs && !this.#differ.has(pair)) this.#differ.set(pair, row);
      }
    }
  }

  missed(reading: GoldKind): number {
    return this.misses.get(reading) ?? 0;
  }

  /** A row on which two readings differ, the earlier of the two first; `undefined` where none is. */
  difference(one: GoldKind, other: GoldKind): TableRow | undefined {
    return this.#differ.get(`${one}|${other}`);
  }

  /** Readings under which hardly a row goes wrong, each once. */
  possible(): GoldKind[] {
    const fitting = this.readings.filter((reading) => this.missed(reading) <= WRONG * this.total);
    return fitting.filter(
      (reading, i) => !fitting.slice(0, i).some((earlier) => this.difference(earlier, reading) === undefined)
    );
  }
}

/** Lists of 0 and 1 beside two options: whether they mark the right one or name both, the other rows show. */
class Marks {
  #first: TableRow | null = null;
  #marked = false;
  #named = false;

  observe(key: OptionKey, value: unknown, row: TableRow): void {
    if (key.form === 'marks') this.#first ??= row;
    else if (key.form === 'sure' && key.by === 'mark') this.#marked = true;
    else if (key.form === 'index') this.#named = true;
    else if (key.form === 'several') {
      const list = single(value);
      // What names several names each once.
      if (!Array.isArray(list)) this.#named = true;
      else if (new Set(list).size < list.length) this.#marked = true;
      else this.#named = true;
    }
  }

  /** How they are read where no number decides; `null` where there are none, or they name both. */
  reading(): KeyReading | null {
    if (!this.#first || (this.#named && !this.#marked)) return null;
    const isKnown = this.#marked && !this.#named;
    return {
      kind: isKnown ? 'marks' : null,
      readings: isKnown ? [] : ['marks', 'index from 0'],
      row: isKnown ? null : this.#first,
      byConvention: false
    };
  }
}

/** Looks at the keys of a whole table, to find how they are to be read. */
export class KeySurvey {
  readonly #tallies = {
    index: new Tally(READINGS.index),
    letter: new Tally(READINGS.letter)
  };
  /** Keys that are an option's whole text and nothing else. */
  #texts = 0;
  #conventions = new Set<0 | 1 | null>();
  readonly #marks = new Marks();
  seen = 0;

  observe(value: unknown, options: Options, row: TableRow): void {
    const key = optionKey(value, options);
    this.seen++;
    if (key.form === 'sure' && key.by === 'text') this.#texts++;
    this.#marks.observe(key, value, row);
    if (key.form !== 'index' && key.form !== 'letter') return;
    this.#tallies[key.form].add(key, options, row);
    if (key.form === 'index') this.#conventions.add(conventionOf(value, options));
  }

  /** Whether a number is among the keys, or a letter that is an option's text: only the whole table can settle these. */
  get isOpen(): boolean {
    const { index, letter } = this.#tallies;
    return index.total > 0 || letter.missed('text') < letter.total || this.#marks.reading() !== null;
  }

  reading(): KeyReading {
    const { index, letter } = this.#tallies;
    const numbers = index.total > 0 ? this.#decide(index, this.#convention()) : null;
    const letters = letter.total > 0 ? this.#decide(letter, null) : null;
    if (numbers?.kind === null) return numbers;
    if (letters?.kind === null) return letters;
    const marks = this.#marks.reading();
    if (marks) return marks;
    return numbers ?? letters ?? { kind: 'text', readings: [], row: null, byConvention: false };
  }

  #convention(): GoldKind | null {
    const [only] = this.#conventions;
    if (this.#conventions.size !== 1 || only === null) return null;
    return only === 0 ? 'index from 0' : 'index from 1';
  }

  #decide(tally: Tally, convention: GoldKind | null): KeyReading {
    const settled = (kind: GoldKind): KeyReading => ({ kind, readings: [], row: null, byConvention: false });
    const possible = tally.possible();
    if (possible.length === 1) return settled(possible[0]!);
    if (possible.includes('text') && this.#texts > 0) return settled('text');
    // Where no reading fits all, text must at least fit the most to be asked about.
    const readings =
      possible.length > 1
        ? possible
        : tally.readings.filter(
            (reading) => tally.missed(reading) < tally.total * (reading === 'text' ? 0.5 : 1)
          );
    const row = readings.flatMap((one, i) =>
      readings.slice(i + 1).map((other) => tally.difference(one, other))
    );
    const first = row.find((found) => found !== undefined) ?? null;
    if (convention !== null && !readings.includes('text')) {
      return { kind: convention, readings: [...readings], row: first, byConvention: possible.length > 1 };
    }
    return { kind: null, readings: [...readings], row: first, byConvention: false };
  }
}

/** What numbers count from by the options' layout: labels that are letters, as ARC mixes them with numbers, from 1. */
function conventionOf(value: unknown, { labels, from }: Options): 0 | 1 | null {
  if (from !== undefined) return from;
  const lettered = labels?.every((label) => placeOfLetter(label) !== null) ?? false;
  return lettered && typeof single(value) === 'string' ? 1 : null;
}
