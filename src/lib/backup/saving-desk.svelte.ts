import * as Comlink from 'comlink';
import { version } from '../../../package.json';
import { saveBlob } from '../charts/save';
import { storeError } from '../store/store-error';
import { askBackup } from './beside';
import type { Stock } from './estimate';
import { backupName } from './format';
import type { Given } from './given';
import { whatIsGiven } from './home';
import type { SavingProgress } from './write-backup';

/** `saving`: the file is being written. */
export type SavingState = 'idle' | 'saving' | 'saved' | 'failed';

/** What the page gives, as a worker can get it. */
const givenNow = async () => $state.snapshot(await whatIsGiven()) as Given;

/** Saving everything as one file. */
class SavingDesk {
  state = $state<SavingState>('idle');
  /** What would be saved; `null` until it was counted. */
  stock = $state.raw<Stock | null>(null);
  given = $state.raw<Given | null>(null);
  progress = $state.raw<SavingProgress | null>(null);
  /** Name and bytes of what was saved last. */
  saved = $state.raw<{ name: string; bytes: number } | null>(null);
  /** What went wrong, in words, or `null`. */
  error = $state<string | null>(null);
  private controller = new AbortController();
  private counting = new AbortController();

  /** Counts what is kept; the last count holds. */
  async count(): Promise<void> {
    this.counting.abort();
    const { signal } = (this.counting = new AbortController());
    try {
      const given = await givenNow();
      const stock = await askBackup((service) => service.stock(given.unstored), signal);
      this.given = given;
      this.stock = stock;
      if (this.state !== 'failed') this.error = null;
    } catch (error) {
      if (!signal.aborted) this.error = storeError(error, '').message;
    }
  }

  /** Saves everything as a file of the browser's downloads. */
  async save(): Promise<void> {
    const { signal } = (this.controller = new AbortController());
    this.state = 'saving';
    this.progress = null;
    this.error = null;
    const savedAt = new Date().toISOString();
    try {
      const given = await givenNow();
      const told = Comlink.proxy((progress: SavingProgress) => (this.progress = progress));
      const blob = await askBackup(
        (service) => service.write(given, { labVersion: version, savedAt }, told),
        signal
      );
      const name = backupName(savedAt);
      saveBlob(blob, name);
      this.saved = { name, bytes: blob.size };
      this.state = 'saved';
    } catch (error) {
      this.state = signal.aborted ? 'idle' : 'failed';
      if (!signal.aborted)
        this.error = storeError(error, 'Nothing was saved; nothing here was changed.').message;
    }
  }

  /** Breaks off saving. */
  cancel(): void {
    this.controller.abort();
  }
}

/** The page's saving. */
export const savingDesk = new SavingDesk();
