import { isRunFile } from '../runs/file/read';
import { runFileBlob } from '../runs/file/write';
import { lab, type Lab } from './lab.svelte';
import { runMoves } from './run-moves.svelte';
import { runShelf } from './run-shelf.svelte';
import { trouble } from './trouble.svelte';

/** What a person does with stored runs; the screen follows, and what fails is said. */
class StoredRuns {
  constructor(private readonly lab: Lab) {}

  /** A stored run as a file, or `null` when it is gone. One that cannot be shown is given as it is stored. */
  async exported(id: string): Promise<Blob | null> {
    if (runShelf.faults.has(id)) return new Blob([await runShelf.raw(id)], { type: 'application/json' });
    const file = await runShelf.load(id);
    return file && runFileBlob(file);
  }

  /** A stored run as a report in HTML, or `null` when it is gone or cannot be shown. */
  async report(id: string): Promise<string | null> {
    try {
      const file = await runShelf.load(id);
      if (!file) return null;
      const { reportHtml } = await import('../report/report-html');
      return reportHtml(file, this.lab.view.splitting);
    } catch (error) {
      trouble.say(error, 'The report was not made: ');
      return null;
    }
  }

  /** Opens a `run.json` and keeps it. A file that cannot be read changes nothing. Returns whether it was opened. */
  async openFile(file: Blob): Promise<boolean> {
    try {
      if (!(await isRunFile(file)))
        throw new Error('it is no run of the lab. Choose a run.json that the lab saved.');
      this.lab.show(await runMoves.open(file), false);
      trouble.clear();
      return true;
    } catch (error) {
      trouble.say(error, 'The file was not opened: ');
      return false;
    }
  }

  /** Takes back what opening the last file did. */
  async undoOpen(): Promise<void> {
    const opened = runMoves.lastOpened;
    try {
      await runMoves.undoOpen();
      if (opened && this.lab.run?.id === opened.id)
        await (opened.how === 'join' ? this.lab.open(opened.id) : this.lab.openLast());
    } catch (error) {
      trouble.say(error, 'This could not be taken back: ');
    }
  }

  /** Takes a stored run off the list; it can be put back. */
  async remove(id: string): Promise<void> {
    try {
      await runMoves.remove(id);
      if (this.lab.run?.id === id) await this.lab.openLast();
    } catch (error) {
      trouble.say(error, 'The run was not removed: ');
    }
  }

  /** Puts a removed run back. */
  async putBack(id: string): Promise<void> {
    try {
      await runMoves.putBack(id);
    } catch (error) {
      trouble.say(error, 'The run was not put back: ');
    }
  }

  /** Deletes a removed run for good. */
  async clear(id: string): Promise<void> {
    try {
      await runMoves.clear(id);
    } catch (error) {
      trouble.say(error, 'The run was not deleted: ');
    }
  }
}

/** The page's stored runs. */
export const storedRuns = new StoredRuns(lab);
