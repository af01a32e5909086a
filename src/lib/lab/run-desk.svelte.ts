import { engineText, optionOf, type EngineOption } from '../engine/resolve-engine';
import type { Run, RunFile, StoredAnswers } from '../runs/run';
import type { RunProgress } from '../runs/progress';
import { runQuestions } from '../runs/runner';
import { storedAnswers } from '../runs/stored-answers';
import { modelDesk } from './model-desk.svelte';
import { trouble } from './trouble.svelte';

/** Where the desk keeps what it has. */
export interface RunKeeping {
  /** Keeps a run's record. */
  keepRun(run: Run): Promise<void>;
  /** Keeps what a question gave. */
  keepAnswers(runId: string, answers: StoredAnswers): Promise<void>;
}

/** The run on the desk: the one that is being asked, or was asked last. One at a time. */
export class RunDesk {
  run = $state.raw<Run | null>(null);
  answers = $state.raw<StoredAnswers[]>([]);
  progress = $state.raw<RunProgress | null>(null);
  busy = $state(false);

  private controller: AbortController | null = null;

  constructor(private readonly keeping: RunKeeping) {}

  /** Puts a run on the desk, unless one is being asked. Returns whether it was. */
  take({ run, answers }: RunFile): boolean {
    if (this.busy) return false;
    this.run = run;
    this.answers = answers;
    this.progress = null;
    return true;
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
      if (navigator.locks) {
        const taken = await navigator.locks.request(`run/${id}`, { ifAvailable: true }, async (lock) => {
          if (lock) await this.askAll(choice);
          return lock !== null;
        });
        if (!taken)
          trouble.say('Another tab is running this run. Its answers appear here when it is opened again.');
      } else await this.askAll(choice);
    } finally {
      this.busy = false;
    }
  }

  private async askAll(choice: EngineOption): Promise<void> {
    if (!(await modelDesk.load(this.run!.plan.modelId, choice))) return;
    const { model } = this.run!;
    const loaded = modelDesk.model!;
    if (model && optionOf(model) !== optionOf(loaded)) {
      trouble.say(
        `This run was made on ${engineText(model)}; here the model loaded on ${engineText(loaded)}. Answers of both would not compare: its own are kept, start a new run.`
      );
      return;
    }
    await this.setRun({ ...this.run!, state: 'running', model: model ?? loaded });
    const controller = new AbortController();
    this.controller = controller;
    const { plan, set, id } = this.run!;
    try {
      const finished = await runQuestions(
        plan,
        set.questions,
        this.answers.map(({ questionId }) => questionId),
        {
          ask: (plan, question) => modelDesk.ask(plan, question),
          keep: async (answered) => {
            const answers = storedAnswers(answered);
            await this.keeping.keepAnswers(id, answers);
            this.answers = [...this.answers, answers];
          },
          onProgress: (progress) => (this.progress = progress),
          signal: controller.signal,
          now: () => performance.now()
        }
      );
      if (finished) await this.setRun({ ...this.run!, state: 'done' });
    } catch (error) {
      trouble.say(error, 'The run broke off: ', ' All questions before this one are kept; press Go on.');
      await this.setRun({ ...this.run!, state: 'failed' });
    } finally {
      this.controller = null;
    }
  }

  /** Puts a changed record in the place of the run's. */
  async setRun(run: Run): Promise<void> {
    this.run = run;
    await this.keeping.keepRun(run);
  }

  /** Pauses after what is kept; the question in flight is asked again later. */
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
    await this.setRun({ ...this.run, state });
  }
}
