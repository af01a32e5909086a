import type { Arm } from '../methods/arm';
import { armFaults, asksTheSame, freeName, nameFault } from '../methods/variant';
import { referenceTo, refersTo, type VariantReference } from '../methods/variant-reference';
import { keepValue, keptValue, whenKept } from './kept-text';

const NAME = 'variants';

/** Whether a value kept here has the shape of an arm; what its texts and options say is looked at apart. */
function isArm(value: unknown): value is Arm {
  const { id, method, form, prompts, options } = (value ?? {}) as Partial<Arm>;
  const isText = (each: unknown) => typeof each === 'string';
  const isPlain = (each: unknown) => ['string', 'number', 'boolean'].includes(typeof each);
  const all = (record: unknown, test: (each: unknown) => boolean) =>
    typeof record === 'object' && record !== null && Object.values(record).every(test);
  return [id, method, form].every(isText) && all(prompts, isText) && all(options, isPlain);
}

/** One that cannot be asked. */
export interface BrokenVariant {
  name: string;
  /** What is wrong with it, in a sentence. */
  fault: string;
  /** As it is kept: a later version may be able to ask it. */
  kept: unknown;
}

/** What one that comes from elsewhere meets, or what bringing it did. */
export interface MetVariant {
  /** The name it has here, or will have. */
  name: string;
  /** `both`: another of its name is here, and it is kept beside it. */
  how: 'new' | 'same' | 'both' | 'left-out';
  why?: string;
}

/** Methods with prompts and options of a person's own, each under a name, kept in this browser. */
export class Variants {
  /** Those that can be asked, in the order they were made. */
  all = $state.raw<Arm[]>([]);
  /** Those that cannot, with what is wrong: a method may have changed since. */
  broken = $state.raw<BrokenVariant[]>([]);
  /** The one removed last, until another is removed or it is put back. */
  removed = $state.raw<Arm | null>(null);
  /** False where the browser keeps nothing: then they last as long as the page. */
  kept = $state(true);

  /** Reads what is kept, and follows other tabs. Returns what ends that. */
  start(): () => void {
    this.read();
    return whenKept(NAME, () => this.read());
  }

  private read(): void {
    const value = keptValue(NAME);
    this.take(Array.isArray(value) ? value : []);
  }

  private take(list: readonly unknown[]): void {
    const fits: Arm[] = [];
    const broken: BrokenVariant[] = [];
    for (const each of list) {
      if (!isArm(each)) continue;
      const names = fits.map(({ id }) => id);
      const fault = nameFault(each.id, names) ?? armFaults(each)[0];
      if (fault === undefined) fits.push(each);
      else broken.push({ name: each.id, fault, kept: each });
    }
    this.all = fits;
    this.broken = broken;
  }

  private put(all: Arm[]): void {
    this.all = all;
    this.kept = keepValue(NAME, this.everything);
  }

  /** The variants some references mean, in their order; where none is meant it is left out. */
  named(references: readonly VariantReference[]): Arm[] {
    return references.flatMap((each) => this.all.find((arm) => refersTo(each, arm)) ?? []);
  }

  /** The same references, with what those that are here ask beside bare names. */
  marked(references: readonly VariantReference[]): VariantReference[] {
    return references.map((each) => this.named([each]).map(referenceTo)[0] ?? each);
  }

  /** All that is kept, also what cannot be asked, as it is kept. */
  get everything(): unknown[] {
    return [...this.all, ...this.broken.map(({ kept }) => kept)];
  }

  /** What becomes of one that comes from elsewhere: nothing that is here is replaced. */
  foresee(kept: unknown): MetVariant {
    const id = (kept as Partial<Arm> | null)?.id;
    const name = typeof id === 'string' ? id : '';
    if (!isArm(kept)) return { name, how: 'left-out', why: 'it is not a wording of a method' };
    const known = this.everything.filter(isArm).find((each) => {
      // One that was kept beside another got a number behind its name.
      const stem = each.id.replace(/ \d+$/, '');
      return (each.id === name || (stem !== each.id && name.startsWith(stem))) && asksTheSame(each, kept);
    });
    if (known) return { name: known.id, how: 'same' };
    if (!this.names.includes(name)) return { name, how: 'new' };
    return { name: this.freeName(name), how: 'both', why: 'there is another of this name here' };
  }

  /** Keeps one that comes from elsewhere, under a free name; one that cannot be asked stays as it is, listed with the reason. */
  bring(kept: unknown): MetVariant {
    const met = this.foresee(kept);
    if (met.how === 'left-out' || met.how === 'same') return met;
    this.keepAll([...this.everything, { ...(kept as Arm), id: met.name }]);
    return met;
  }

  /** Takes back what bringing one did, unless it was changed since. */
  takeBack(kept: unknown, { name }: MetVariant): void {
    const came = (each: unknown) => isArm(each) && each.id === name && asksTheSame(each, kept as Arm);
    this.keepAll(this.everything.filter((each) => !came(each)));
  }

  private keepAll(everything: unknown[]): void {
    this.kept = keepValue(NAME, everything);
    this.take(everything);
  }

  /** Names that are taken: one that cannot be asked keeps its own. */
  get names(): string[] {
    return [...this.all.map(({ id }) => id), ...this.broken.map(({ name }) => name)];
  }

  /**
   * Keeps a variant, in the place of the one it was made from.
   * @param before name it had
   * @throws RangeError where another has its name
   */
  save(arm: Arm, before: string | null = null): void {
    const place = this.all.findIndex(({ id }) => id === before);
    const others = place < 0 ? this.all : this.all.toSpliced(place, 1);
    const taken = [...others.map(({ id }) => id), ...this.broken.map(({ name }) => name)];
    const fault = nameFault(arm.id, taken);
    if (fault !== null) throw new RangeError(fault);
    this.put(place < 0 ? [...this.all, arm] : this.all.with(place, arm));
  }

  /** Takes one that can be asked away; it can be put back. */
  remove(name: string): void {
    this.removed = this.all.find(({ id }) => id === name) ?? null;
    this.put(this.all.filter(({ id }) => id !== name));
  }

  /** Takes one that cannot be asked away, for good. */
  removeBroken(one: BrokenVariant): void {
    this.broken = this.broken.filter((each) => each !== one);
    this.put(this.all);
  }

  /** Puts back the one removed last, under another name where its own was taken since. */
  putBack(): void {
    if (this.removed) this.save({ ...this.removed, id: this.freeName(this.removed.id) });
    this.removed = null;
  }

  /** A name that is free: the one given, or with a number behind it. */
  freeName(wanted: string): string {
    return freeName(wanted, this.names);
  }
}

/** The page's variants. */
export const variants = new Variants();
