import { mendedFile, mendedQuestion } from '../questions/import/mending/mendable-row';
import { withMendedRow } from '../questions/import/mending/with-mended-row';
import type { ImportOptions, ImportProgress, ImportSource } from '../questions/import/import-options';
import type {
  ColumnMapping,
  GoldKind,
  ImportFault,
  ImportResult,
  MappableTable,
  Mappings,
  MendableRow,
  KeyQuestion
} from '../questions/import/import-result';
import type { SetHeading } from '../questions/question';
import { forgetMappings, loadMappings, storeMappings } from '../store/column-mappings';
import type { StoredSet } from '../store/stored-set';
import { questionSets, type QuestionSets } from './sets.svelte';

/** Reads a file in a worker: `importFile`. */
export type Importer = (source: ImportSource, options: ImportOptions) => Promise<ImportResult>;

/**
 * `waiting` for the file before it; `reading`; `read`, a person decides; `keeping`; `kept`; `failed`, nothing of it could
 * be read or kept.
 */
export type ImportState = 'waiting' | 'reading' | 'read' | 'keeping' | 'kept' | 'failed';

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** One file on its way into the store. */
export class ImportJob {
  state = $state<ImportState>('waiting');
  progress = $state.raw<ImportProgress | null>(null);
  /** What the file gave, as it is read now. */
  result = $state.raw<ImportResult | null>(null);
  /** Why it failed, in words, or `null`. */
  error = $state<string | null>(null);
  /** Questions kept so far. */
  keptCount = $state(0);
  /** The set it became. */
  set = $state.raw<StoredSet | null>(null);
  /** A set that came in with the same questions before. */
  readonly known = $derived.by(() => {
    const { result, state } = this;
    return result && state === 'read' ? this.sets.findImported(result.questions) : undefined;
  });

  private mappings: Mappings = {};
  /** Signatures a person mapped now, to be remembered when the set is kept. */
  private mapped: Mappings = {};
  /** How keys are read in tables that no mapping can say it for. */
  private keys: GoldKind | undefined;
  private controller = new AbortController();

  constructor(
    readonly file: File,
    private readonly sets: QuestionSets,
    private readonly importer: Importer
  ) {}

  /** Tables whose columns a person can say the meaning of: first those that nobody recognised. */
  get tables(): { table: MappableTable; recognised: boolean }[] {
    return [
      ...(this.result?.unrecognised ?? []).map((table) => ({ table, recognised: false })),
      ...(this.result?.asked ?? []).map(({ table }) => ({ table, recognised: true })),
      ...(this.result?.files ?? []).flatMap(({ table }) => (table ? [{ table, recognised: true }] : []))
    ];
  }

  /** The mapping a table is read with, or `null` when the lab recognised it by itself. */
  mappingOf({ signature }: MappableTable): ColumnMapping | null {
    return Object.hasOwn(this.mappings, signature) ? this.mappings[signature]! : null;
  }

  /** Reads the file with the mappings that are remembered. */
  async start(): Promise<void> {
    this.state = 'reading';
    try {
      const db = await this.sets.open();
      if (db) this.mappings = await loadMappings(db);
    } catch (error) {
      console.warn('Remembered mappings could not be read.', error);
    }
    await this.read();
  }

  /** Reads a table's columns as a person says, or, with `null`, as the lab recognises it; the file is read again. */
  async map({ signature }: Pick<MappableTable, 'signature'>, mapping: ColumnMapping | null): Promise<void> {
    const others = (mappings: Mappings) =>
      Object.fromEntries(Object.entries(mappings).filter(([other]) => other !== signature));
    this.mappings = others(this.mappings);
    this.mapped = others(this.mapped);
    if (mapping) this.mappings[signature] = this.mapped[signature] = mapping;
    else {
      const db = await this.sets.open();
      if (db) await forgetMappings(db, [signature]);
    }
    await this.read();
  }

  /** Reads the keys of a table as a person says; remembered with its columns where it is read by them. */
  async tellKeys({ mapping, table }: KeyQuestion, kind: GoldKind): Promise<void> {
    if (mapping?.gold) return this.map(table, { ...mapping, gold: { ...mapping.gold, kind } });
    this.keys = kind;
    await this.read();
  }

  private async read(): Promise<void> {
    this.controller.abort();
    const controller = (this.controller = new AbortController());
    this.state = 'reading';
    this.error = null;
    try {
      const result = await this.importer(this.file, {
        mappings: this.mappings,
        ...(this.keys && { keys: this.keys }),
        signal: controller.signal,
        onProgress: (progress) => (this.progress = progress)
      });
      if (controller.signal.aborted) return;
      this.result = result;
      this.state = 'read';
    } catch (error) {
      if (controller.signal.aborted) return;
      this.error = message(error);
      // A mapping that does not work leaves what was read before.
      this.state = this.result ? 'read' : 'failed';
    } finally {
      if (!controller.signal.aborted) this.progress = null;
    }
  }

  /**
   * Reads a mended row in the way its file is read. When it makes a question now, that takes the place of the fault.
   * @returns what is still wrong with it, in words, or `null`
   */
  async mend(fault: ImportFault, row: MendableRow): Promise<string | null> {
    const before = this.result;
    if (!before) return null;
    try {
      const read = before.files.find(({ file }) => file === fault.file);
      // A few rows may not show what the whole file did.
      const mended = await this.importer(mendedFile(fault.file, row, read?.table?.rows ?? []), {
        mappings: this.mappings,
        ...(read?.keys && { keys: read.keys })
      });
      // Meanwhile another row may have been mended; or the file was read otherwise, or kept, and the fault is gone.
      const now = this.result;
      if (this.state !== 'read' || !now?.faults.includes(fault)) return null;
      const made = mendedQuestion(mended, row);
      if ('wrong' in made) return made.wrong;
      this.result = withMendedRow(now, fault, made.question);
      return null;
    } catch (error) {
      return message(error);
    }
  }

  /** Breaks off reading or keeping; nothing stays. */
  cancel(): void {
    this.controller.abort();
  }

  /**
   * Keeps the good rows as a set.
   * @param heading as a person wrote it; its id is a wish
   */
  async keep(heading: Omit<SetHeading, 'id'> & { id?: string }): Promise<void> {
    const { result, sets } = this;
    if (!result || this.state !== 'read') return;
    const controller = (this.controller = new AbortController());
    this.state = 'keeping';
    this.keptCount = 0;
    this.error = null;
    try {
      this.set = await sets.keep(heading, result.questions, {
        signal: controller.signal,
        onProgress: (count) => (this.keptCount = count)
      });
      this.state = 'kept';
      // What was read is stored now, and may be large.
      this.result = null;
      const db = await sets.open();
      if (db) await storeMappings(db, this.mapped);
    } catch (error) {
      this.state = this.set ? 'kept' : 'read';
      if (!controller.signal.aborted) this.error = message(error);
    }
  }
}

/** Files on their way into the store, read one after the other. */
export class Imports {
  jobs = $state.raw<ImportJob[]>([]);
  private queue: Promise<void> = Promise.resolve();

  constructor(
    private readonly sets: QuestionSets,
    private readonly importer: Importer
  ) {}

  /** Reads files, each to become a set. Settles when all are read. */
  async add(files: Iterable<File>): Promise<void> {
    const jobs = [...files].map((file) => new ImportJob(file, this.sets, this.importer));
    this.jobs = [...this.jobs.filter(({ state }) => state !== 'kept' && state !== 'failed'), ...jobs];
    for (const job of jobs) {
      this.queue = this.queue.then(async () => {
        await this.sets.ready;
        if (this.jobs.includes(job)) await job.start();
      });
    }
    await this.queue;
  }

  /** Takes a file off the page, whatever it is doing; nothing of it is kept unless it is kept already. */
  dismiss(job: ImportJob): void {
    job.cancel();
    this.jobs = this.jobs.filter((other) => other !== job);
  }
}

/** The page's imports. The importer is fetched with the first file. */
export const imports = new Imports(questionSets, async (source, options) => {
  const { importFile } = await import('../questions/import/import-file');
  return importFile(source, options);
});
