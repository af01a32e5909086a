import { RECORDED } from '../runs/run-id';
import type { RunFile } from '../runs/run';
import { ABSENT, AddedRun } from './added-run.svelte';
import { lab, type Lab } from './lab.svelte';
import { wordsOf } from './trouble.svelte';

const HERE = 'It is in this comparison already.';

/** The runs of the page's comparison as its address names them: the run looked at, and those whose rows are added to it. */
class ComparedRuns {
  /** Whether a file is being read. */
  reading = $state(false);
  /** Why a run was not added, in words, or `null`. */
  refused = $state<string | null>(null);
  /** What an address names, until it was looked for. */
  private named = $state.raw<readonly string[] | null>(null);
  /** A run that was named to be looked at and is not here, and the one that is shown in its place. */
  private absent = $state.raw<{ id: string; shown: string | undefined } | null>(null);

  constructor(private readonly lab: Lab) {}

  /** Runs whose rows are added, by their number. */
  readonly added: readonly AddedRun[] = $derived.by(() => this.lab.view.added.map(({ looked }) => looked));

  /** Id of the run that was named to be looked at and is not here; `null` where it is, or another was opened since. */
  readonly missing: string | null = $derived.by(() =>
    this.absent && this.absent.shown === this.lab.run?.id ? this.absent.id : null
  );

  /**
   * Ids that bring the comparison back: of the run looked at, then by their numbers of those added, empty where a number is
   * not taken. None where nothing is added.
   */
  readonly ids: readonly string[] = $derived.by(() => {
    if (this.named) return this.named;
    const { added, missing } = this;
    if (added.length === 0) return missing === null ? [] : [missing];
    const most = Math.max(...added.map(({ number }) => number));
    const others = Array.from({ length: most - 1 }, (_, i) => added.find(({ number }) => number === i + 2));
    return [missing ?? this.idShown, ...others.map((each) => each?.id ?? '')];
  });

  private get idShown(): string {
    return this.lab.recorded ? RECORDED : (this.lab.run?.id ?? '');
  }

  /** Shows the runs that an address names: the first is looked at, the others are added. */
  async bring(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    this.named = ids;
    this.refused = null;
    await this.lab.ready;
    if (this.named !== ids) return;
    const [first = '', ...others] = ids;
    const there = first === '' || first === this.idShown || (await this.lab.openNamed(first));
    // Another address may have been looked at meanwhile.
    if (this.named !== ids) return;
    if (!there) this.absent = { id: first, shown: this.lab.run?.id };
    for (const { id, number } of this.added) if (others[number - 2] !== id) this.lab.view.takeAway(number);
    const held = new Set(this.added.map(({ number }) => number));
    const reading = others.map((id, i) => (id === '' || held.has(i + 2) ? null : this.read(id, i + 2)));
    this.named = null;
    await Promise.all(reading);
  }

  /** Adds the rows of a stored run, or of the recorded one by the id `recorded`. */
  async add(id: string): Promise<void> {
    this.refused = null;
    await this.read(id, this.free());
  }

  /** Adds the rows of a run that was stored just now. Returns whether they were not there. */
  put(file: RunFile): boolean {
    const { id } = file.run;
    // An address may have named it before it came.
    const awaited = this.added.find((each) => each.absent && each.id === id);
    if (!awaited && this.isHere(id)) return false;
    const added = awaited ?? new AddedRun(this.free(), id, this.lab.desk);
    added.put(file);
    if (!awaited) this.lab.view.add(added);
    return true;
  }

  /** Takes the rows of an added run away. */
  takeAway(number: number): void {
    this.lab.view.takeAway(number);
  }

  /** Takes away what was added of a run that is off the list. */
  forget(id: string): void {
    for (const { number } of this.added.filter((each) => each.id === id)) this.takeAway(number);
  }

  /** Goes on without the run that is not here. */
  leaveOut(): void {
    this.absent = null;
  }

  /** Whether a run is looked at or added. */
  isHere(id: string): boolean {
    const ids = [this.idShown, this.lab.run?.id, ...this.added.flatMap((each) => [each.id, each.run()?.id])];
    return ids.includes(id);
  }

  /** The least number that no run has. */
  private free(): number {
    const taken = new Set(this.added.map(({ number }) => number));
    for (let number = 2; ; number++) if (!taken.has(number)) return number;
  }

  private async read(id: string, number: number): Promise<void> {
    const added = new AddedRun(number, id, this.lab.desk);
    if (this.isHere(id)) added.fault = HERE;
    this.lab.view.add(added);
    if (added.fault !== null) return;
    try {
      const file = await this.lab.fileOf(id);
      if (!file) added.fault = ABSENT;
      else if (this.isHere(file.run.id) && file.run.id !== id) added.fault = HERE;
      // Another tab's news may have brought it meanwhile.
      else added.file ??= file;
    } catch (error) {
      added.fault = wordsOf(error);
    }
  }
}

/** The page's compared runs. */
export const comparedRuns = new ComparedRuns(lab);
