import { predictionLines } from '../comparison/exported-predictions';
import { isRead } from '../comparison/question-facts';
import { computeRowsAhead } from '../comparison/rows-ahead';
import { isRunFile } from '../runs/file/read';
import { runFileBlob } from '../runs/file/write';
import type { Run, RunFile } from '../runs/run';
import { comparedRuns } from './compared-runs.svelte';
import { lab, type Lab } from './lab.svelte';
import { runMoves } from './run-moves.svelte';
import { runShelf } from './run-shelf.svelte';
import { trouble } from './trouble.svelte';

/** What a person does with stored runs; the screen follows, and what fails is said. */
class StoredRuns {
  constructor(private readonly lab: Lab) {}

  /** A stored run as a file, or `null` when it is gone. One that cannot be shown is given as it is stored. */
  async exported(id: string): Promise<Blob | null> {
    if (runShelf.faults.has(id)) return runShelf.raw(id);
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

  /** Files that are being opened. */
  private opening = 0;

  /** Shows a run, unless another was asked for since. @param turn when it was asked for */
  private async show(file: RunFile, turn: number): Promise<void> {
    // Where its signals are computed by now, its rows are too before they are drawn.
    if (file.answers.every((stored) => isRead(file.run, stored)))
      await computeRowsAhead(file, this.lab.view.bins ?? 0);
    if (!this.lab.show(file, false, turn)) this.lab.view.goOn();
    trouble.clear();
  }

  /** Keeps a run that came from outside and shows it. Resolves once it is shown, with whether it is; it may be stored after that. */
  private opened(keep: (showFirst: (file: RunFile) => Promise<void>) => Promise<RunFile>): Promise<boolean> {
    const turn = this.lab.turns.take();
    this.opening++;
    return new Promise((resolve) => {
      let first: RunFile | null = null;
      const showFirst = async (unstored: RunFile) => {
        await this.show((first = unstored), turn);
        resolve(true);
        // It is drawn before it is stored.
        await new Promise((done) => setTimeout(done));
      };
      keep(showFirst)
        .then(async (file) => {
          if (file !== first) await this.show(file, turn);
          resolve(true);
        })
        .catch((error) => {
          this.lab.view.goOn();
          trouble.say(error, first ? 'The run was not stored: ' : 'The file was not opened: ');
          resolve(false);
        })
        .finally(() => this.opening--);
    });
  }

  /** Opens a `run.json` and keeps it. A file that cannot be read changes nothing. Returns whether it was opened. */
  openFile(file: Blob): Promise<boolean> {
    return this.opened(async (showFirst) => {
      if (!(await isRunFile(file)))
        throw new Error('it is not a run of the lab. Choose a run.json that the lab saved.');
      let ahead: Promise<unknown> = Promise.resolve();
      return runMoves.open(
        file,
        (read) => (ahead = this.lab.view.readAhead(read)),
        async (unstored) => {
          await ahead;
          await showFirst(unstored);
        }
      );
    });
  }

  /** Keeps a run that was read from a file of predictions and shows it. Returns whether it was opened. */
  openRun(file: RunFile): Promise<boolean> {
    return this.opened(() => runMoves.keep(file));
  }

  /**
   * Opens files of runs and keeps them; the last one is shown. One that cannot be read changes nothing, and is told by name.
   * @returns the runs that were opened
   */
  async openFiles(files: readonly File[]): Promise<Run[]> {
    const [only] = files;
    if (only && files.length === 1) return (await this.openFile(only)) && this.lab.run ? [this.lab.run] : [];
    const turn = this.lab.turns.take();
    const opened: RunFile[] = [];
    const faults: string[] = [];
    for (const file of files) {
      try {
        opened.push(await runMoves.open(file));
      } catch (error) {
        faults.push(`${file.name} was not opened: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    const last = opened.at(-1);
    if (last) this.lab.show(last, false, turn);
    if (faults.length > 0) trouble.say(faults.join(' '));
    else trouble.clear();
    return opened.map(({ run }) => run);
  }

  /** A stored run's rows as predictions in CSV, or `null` when it is gone or cannot be shown. */
  async predictions(id: string): Promise<Blob | null> {
    try {
      const file = await runShelf.load(id);
      return file && new Blob([...predictionLines(file)], { type: 'text/csv' });
    } catch (error) {
      trouble.say(error, 'The predictions were not saved: ');
      return null;
    }
  }

  /** Takes back what opening the last file did. */
  async undoOpen(): Promise<void> {
    const opened = runMoves.lastOpened;
    // It is told as soon as it is stored; a file that is still to be shown is not to come after this.
    const { opening } = this;
    try {
      await runMoves.undoOpen();
      if (!opened) return;
      const { id } = opened;
      const gone = !runShelf.runs.some((each) => each.id === id);
      if (gone) comparedRuns.forget(id);
      if (opening > 0 || (gone && this.lab.run?.id === id)) await this.lab.openLast();
    } catch (error) {
      trouble.say(error, 'This could not be taken back: ');
    }
  }

  /** Takes a stored run off the list; it can be put back. */
  async remove(id: string): Promise<void> {
    try {
      await runMoves.remove(id);
      comparedRuns.forget(id);
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
