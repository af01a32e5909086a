import { setJsonPieces } from '../questions/export/set-file';
import { headingOf } from '../questions/question';
import { runFilePieces } from '../runs/file/write';
import { runName } from '../runs/run-name';
import { asStoredPieces } from '../store/as-stored';
import { loadMappings } from '../store/column-mappings';
import type { LabDatabase } from '../store/database';
import { allSets, questionsOfSet } from '../store/question-sets';
import type { StoredSet } from '../store/stored-set';
import { FORMAT, PATHS, VERSION, type Fact, type Heading } from './format';
import type { Given } from './given';
import { runsToSave, type RunToSave } from './saved-runs';
import { ZipBuilder } from './write-zip';

/** How far saving is. */
export interface SavingProgress {
  /** Share of the whole, in [0, 1]; never falls. */
  fraction: number;
  /** What is being saved. */
  what: string;
}

/** Who saves, and when. */
export interface Saving {
  labVersion: string;
  /** ISO 8601. */
  savedAt: string;
  onProgress?: (progress: SavingProgress) => void;
}

const WORDS = `Everything that Calibration Lab kept in one browser.

To bring it back, open the lab and drop the .zip file, as it is, on any of its pages. The lab shows what is in it and what
would happen before it changes anything, and nothing that is there is replaced.

Runs (in runs/) and question sets (in sets/) are ordinary files of the lab: unpacked, each can be opened on its own.
Runs in runs-as-stored/ could not be shown; they are here as they were stored.
Models are not in it: only the addresses of those that were added by their address.
`;

const pretty = (value: unknown) => `${JSON.stringify(value, null, 1)}\n`;
const number = (i: number) => String(i + 1).padStart(4, '0');
const asName = (text: string) => text.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 80);

/** Writes everything into one file, part by part. */
class Backup {
  private readonly zip = new ZipBuilder();
  private readonly items: Fact[] = [];
  private done = 0;

  constructor(
    private readonly db: LabDatabase,
    private readonly saving: Saving,
    /** Questions and answers in all. */
    private readonly total: number
  ) {}

  private tell(what: string, more: number): void {
    this.done += more;
    this.saving.onProgress?.({ fraction: Math.min(1, this.done / Math.max(1, this.total)), what });
  }

  /** Tells of each piece that is taken, one of which is one thing counted. */
  private *told(pieces: Iterable<string>, what: string, count: number): Generator<string> {
    let left = count;
    for (const piece of pieces) {
      yield piece;
      if (left-- > 0) this.tell(what, 1);
    }
  }

  private async put(fact: Fact, pieces: Iterable<string>): Promise<void> {
    await this.zip.add(fact.path, pieces);
    this.items.push(fact);
  }

  async begin(): Promise<void> {
    const { labVersion, savedAt } = this.saving;
    const heading: Heading = { format: FORMAT, version: VERSION, labVersion, savedAt };
    await this.zip.add(PATHS.heading, [pretty(heading)]);
    await this.zip.add(PATHS.words, [WORDS]);
  }

  async set(set: StoredSet, i: number): Promise<void> {
    this.tell(set.title, 0);
    const questions = (await questionsOfSet(this.db, set.id)).map(({ question }) => question);
    const { title, createdAt, changedAt, fingerprint } = set;
    await this.put(
      {
        path: `${PATHS.sets}${number(i)}-${asName(set.id)}.json`,
        title,
        createdAt,
        changedAt,
        ...(fingerprint !== undefined && { fingerprint }),
        ...(set.state === 'removed' && { removed: true })
      },
      this.told(setJsonPieces({ ...headingOf(set), questions }), title, questions.length)
    );
  }

  async run({ title, removed, answers, load }: RunToSave, i: number): Promise<void> {
    this.tell(title, 0);
    const loaded = await load();
    const fact = { title, ...(removed && { removed }) };
    if ('file' in loaded) {
      const path = `${PATHS.runs}${number(i)}-${runName(loaded.file.run)}.json`;
      await this.put({ ...fact, path }, this.told(runFilePieces(loaded.file), title, answers));
    } else {
      const path = `${PATHS.asStored}${number(i)}.json`;
      await this.put(
        { ...fact, path, fault: loaded.fault.slice(0, 1000) },
        this.told(asStoredPieces(loaded.raw), title, answers)
      );
    }
  }

  /** A part that holds small things; none where there are none. */
  async small(path: string, title: string, value: object): Promise<void> {
    if (Object.keys(value).length > 0) await this.put({ path, title }, [pretty(value)]);
  }

  async end(): Promise<Blob> {
    await this.zip.add(PATHS.contents, [pretty({ items: this.items })]);
    return this.zip.end();
  }
}

/**
 * Saves everything that is kept in this browser as one zip file.
 * @throws whatever the store throws; then there is no file
 */
export async function writeBackup(db: LabDatabase, given: Given, saving: Saving): Promise<Blob> {
  const sets = (await allSets(db)).toReversed();
  const runs = await runsToSave(db, given.unstored);
  const total =
    sets.reduce((sum, { count }) => sum + count, 0) + runs.reduce((sum, { answers }) => sum + answers, 0);
  const backup = new Backup(db, saving, total);
  await backup.begin();
  for (const [i, set] of sets.entries()) await backup.set(set, i);
  await backup.small(PATHS.mappings, 'Column mappings', await loadMappings(db));
  await backup.small(PATHS.variants, 'Prompt variants', given.variants);
  await backup.small(PATHS.models, 'Models by address', given.models);
  await backup.small(PATHS.workshop, 'Workshop', given.workshop);
  for (const [i, run] of runs.entries()) await backup.run(run, i);
  return backup.end();
}
