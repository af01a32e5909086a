import type { Arm } from '../methods/arm';
import { armFaults, nameFault } from '../methods/variant';
import { keepValue, keptValue, whenKept } from './kept-text';

const NAME = 'variants';

/** Whether a value kept here has the shape of an arm; what its texts and options say is looked at apart. */
function isArm(value: unknown): value is Arm {
  const { id, method, form, prompts, options } = (value ?? {}) as Partial<Arm>;
  const texts = [id, method, form].every((each) => typeof each === 'string');
  return texts && [prompts, options].every((each) => typeof each === 'object' && each !== null);
}

/** Methods with prompts and options of a person's own, each under a name, kept in this browser. */
export class Variants {
  /** Those that can be asked, in the order they were made. */
  all = $state.raw<Arm[]>([]);
  /** Those that cannot, with what is wrong: a method may have changed since. */
  broken = $state.raw<{ name: string; fault: string }[]>([]);
  /** The one removed last, until another is removed or it is put back. */
  removed = $state.raw<Arm | null>(null);
  /** False where the browser keeps nothing: then they last as long as the page. */
  kept = $state(true);

  private unfit: unknown[] = [];

  /** Reads what is kept, and follows other tabs. Returns what ends that. */
  start(): () => void {
    this.read();
    return whenKept(NAME, () => this.read());
  }

  private read(): void {
    const value = keptValue(NAME);
    const list: unknown[] = Array.isArray(value) ? value : [];
    const fits: Arm[] = [];
    this.unfit = [];
    this.broken = [];
    for (const each of list) {
      if (!isArm(each)) continue;
      const names = fits.map(({ id }) => id);
      const fault = nameFault(each.id, names) ?? armFaults(each)[0];
      if (fault === undefined) fits.push(each);
      else {
        this.unfit.push(each);
        this.broken = [...this.broken, { name: each.id, fault }];
      }
    }
    this.all = fits;
  }

  private put(all: Arm[]): void {
    this.all = all;
    this.kept = keepValue(NAME, [...all, ...this.unfit]);
  }

  /** The variants of some names, in their order; names of none are left out. */
  named(names: readonly string[]): Arm[] {
    return names.flatMap((name) => this.all.find(({ id }) => id === name) ?? []);
  }

  /**
   * Keeps a variant, in the place of the one it was made from.
   * @param before name it had
   */
  save(arm: Arm, before: string | null = null): void {
    const place = this.all.findIndex(({ id }) => id === before);
    this.put(place < 0 ? [...this.all, arm] : this.all.with(place, arm));
  }

  /** Takes one away; it can be put back. */
  remove(name: string): void {
    this.removed = this.all.find(({ id }) => id === name) ?? null;
    this.unfit = this.unfit.filter((each) => (each as Arm).id !== name);
    this.broken = this.broken.filter((each) => each.name !== name);
    this.put(this.all.filter(({ id }) => id !== name));
  }

  /** Puts back the one removed last. */
  putBack(): void {
    if (this.removed) this.save(this.removed);
    this.removed = null;
  }

  /** A name that is free: the one given, or with a number behind it. */
  freeName(wanted: string): string {
    const taken = this.all.map(({ id }) => id);
    if (nameFault(wanted, taken) === null) return wanted;
    for (let n = 2; ; n++) if (nameFault(`${wanted} ${n}`, taken) === null) return `${wanted} ${n}`;
  }
}

/** The page's variants. */
export const variants = new Variants();
