import { engineText, optionOf, type EngineOption } from '../engine/resolve-engine';
import type { HeardToken } from '../asking/asking-around';
import type { Question } from '../questions/question';
import { mergedAnswers } from '../runs/merged-answers';
import type { Run, RunFile, StoredAnswers } from '../runs/run';
import type { RunProgress } from '../runs/progress';
import { runQuestions } from '../runs/runner';
import { storedAnswers } from '../runs/stored-answers';
import type { RunChange } from '../store/runs';
import { RunGone } from '../store/store-error';
import { whileLocked } from '../store/tab-lock';
import { modelDesk } from './model-desk.svelte';
import { lockOf } from './listed-runs.svelte';
import { paces } from './paces.svelte';
import { runShelf } from './run-shelf.svelte';
import { trouble } from './trouble.svelte';

/** The run on the desk: the one that is being asked, or was asked last. One at a time. */
export class RunDesk {
  run = $state.raw<Run | null>(null);
  answers = $state.raw<StoredAnswers[]>([]);
  progress = $state.raw<RunProgress | null>(null);
  busy = $state(false);
  /** The question being asked, and the reply to it as far as it has come. */
  asking = $state.raw<{ question: Question; tokens: readonly HeardToken[] } | null>(null);

  private controller: AbortController | null = null;

  /** Puts a run on the desk, unless one is being asked. Returns whether it was. */
  take(file: RunFile): boolean {
    if (this.busy) return false;
    this.put(file);
    this.progress = null;
    return true;
  }

  /** Puts the run on the desk, as it is now, in its place. */
  put({ run, answers }: RunFile): void {
    this.run = run;
    this.answers = answers;
  }

  /**
   * Asks the questions that are left, from the first without answers.
   * @param choice where it is to run if it has not begun; else it goes on where it ran
   */
  async resume(choice: EngineOption = 'auto'): Promise<void> {
    if (!this.run || this.busy) return;
    const { id, model } = this.run;
    if (model) choice = optionOf(model);
    this.busy = true;
    trouble.clear();
    try {
      const locked = await whileLocked(lockOf(id), async () => {
        await this.readStored(id);
        await this.askAll(choice);
      });
      if (!locked.taken)
        trouble.say('This run is under way in another tab. Its answers appear here as they come.');
    } catch (error) {
      trouble.say(error);
    } finally {
      this.busy = false;
      await runShelf.refresh();
    }
  }

  /** The run, whole. */
  private whole(): RunFile {
    return { run: this.run!, answers: this.answers };
  }

  /** Takes what other tabs asked of the run, so that nothing is asked twice. @throws RunGone when it was removed */
  private async readStored(id: string): Promise<void> {
    if (runShelf.unstored(id).any) return;
    const before = this.run;
    const stored = await runShelf.load(id).catch((error: unknown) => {
      if (runShelf.connected) throw error;
      return null;
    });
    if (!stored) {
      if (runShelf.removed.some((each) => each.id === id)) throw new RunGone('removed');
      // Gone with the site's data, or never stored: what is on the screen is stored again.
      await runShelf.add(this.whole());
      return;
    }
    // What a person decided here meanwhile is not in what was read.
    if (this.run !== before) return this.readStored(id);
    this.run = { ...this.run!, regrouped: undefined, ...stored.run };
    this.answers = mergedAnswers(stored.run.plan.questionIds, stored.answers, this.answers);
  }

  private async askAll(choice: EngineOption): Promise<void> {
    if (!(await modelDesk.load(this.run!.plan.modelId, choice))) return;
    const { model } = this.run!;
    const loaded = modelDesk.model!;
    if (model && optionOf(model) !== optionOf(loaded)) {
      trouble.say(
        `This run was made on ${engineText(model)}; here the model runs on ${engineText(loaded)}. Answers from the two could not be compared: those it has are kept; start a new run.`
      );
      return;
    }
    await this.change({ state: 'running', model: model ?? loaded });
    const controller = new AbortController();
    this.controller = controller;
    const { plan, set } = this.run!;
    const asked: StoredAnswers[] = [];
    try {
      const finished = await runQuestions(
        plan,
        set.questions,
        this.answers.map(({ questionId }) => questionId),
        {
          ask: (plan, question) => {
            // Of several that are asked at once, the one begun last is shown.
            this.asking = { question, tokens: [] };
            return modelDesk.ask(plan, question, (token) => this.hear(question, token));
          },
          atOnce: loaded.atOnce,
          keep: async (answered) => {
            const answers = storedAnswers(answered);
            this.answers = mergedAnswers(plan.questionIds, this.answers, [answers]);
            await runShelf.keep(() => this.whole(), answers);
            asked.push(answers);
          },
          onProgress: (progress) => (this.progress = progress),
          signal: controller.signal,
          now: () => performance.now()
        }
      );
      if (finished) await this.change({ state: 'done' });
    } catch (error) {
      if (error instanceof RunGone) {
        trouble.say(error, 'The run broke off: ', ' What is on the screen can be saved as a file.');
        this.run = { ...this.run!, state: 'failed' };
        return;
      }
      trouble.say(error, 'The run broke off: ', ' The answers so far are kept; press Go on.');
      await this.change({ state: 'failed' });
    } finally {
      this.controller = null;
      this.asking = null;
      await paces.learn(this.run!, asked);
    }
  }

  private hear(question: Question, token: HeardToken): void {
    if (this.asking?.question !== question) return;
    this.asking = { question, tokens: token.first ? [token] : [...this.asking.tokens, token] };
  }

  private async change(change: RunChange): Promise<void> {
    this.run = { ...this.run!, ...change };
    await runShelf.change(() => this.whole(), change);
  }

  /** Pauses after what is kept; the questions in flight are asked again later. */
  async pause(): Promise<void> {
    await this.halt('paused');
  }

  /** Ends the run with the questions it has. */
  async stop(): Promise<void> {
    await this.halt('stopped');
  }

  private async halt(state: 'paused' | 'stopped'): Promise<void> {
    if (!this.run) return;
    this.controller?.abort();
    modelDesk.interrupt();
    await this.change({ state }).catch((error) => trouble.say(error));
  }
}
