import * as v from 'valibot';
import type { ChapterId } from './chapters';
import { KeptValue } from './kept-value.svelte';
import { draftsName } from './my-answers';

const schema = v.record(v.string(), v.union([v.string(), v.number()]));

/** What is chosen in a chapter and not committed to yet: kept as the rest is, so that a closed tab loses nothing. */
export class Drafts {
  private readonly kept: KeptValue<Record<string, string | number>>;

  /** @param round `set/seed` */
  constructor(id: ChapterId, round: string) {
    this.kept = new KeptValue(draftsName(id, round), schema, {});
  }

  /** Reads them and follows other tabs. For `onMount`: returns what ends it. */
  open(): () => void {
    return this.kept.open();
  }

  /** What is chosen under a name, where it is one of what there is to choose; else `null`. */
  among<T extends string | number>(name: string, values: readonly T[]): T | null {
    const draft = Object.hasOwn(this.kept.value, name) ? this.kept.value[name] : undefined;
    return values.find((value) => value === draft) ?? null;
  }

  choose(name: string, value: string | number): void {
    this.kept.value = { ...this.kept.value, [name]: value };
  }

  /** Reads them again after they were removed. */
  read(): void {
    this.kept.read();
  }
}
