import { canAsk } from '../asking/ask-question';
import type { HeardToken } from '../asking/asking-around';
import { usualArm } from '../methods/define-method';
import { builtInModel } from '../engine/catalogue';
import type { ModelDescription } from '../engine/language-model';
import type { Question } from '../questions/question';
import { usualMethods } from '../runs/plan';
import { asRegrouped } from '../runs/regrouped';
import type { Run, StoredAnswers } from '../runs/run';
import { storedAnswers } from '../runs/stored-answers';
import { modelDesk } from './model-desk.svelte';
import { trouble } from './trouble.svelte';

/** One question, answered. */
export interface Asked {
  question: Question;
  answers: StoredAnswers;
  /** The run whose arms asked it; another may be looked at by now. */
  run: Run;
  /** What answered; `null` for a run that does not say. */
  model: ModelDescription | null;
  /** Whether it was answered just now, not in the run. */
  live: boolean;
}

/** Id of a question that is in no set. */
const OWN = 'asked-here';

const plainText = (text: string) => text.trim().toLowerCase().replace(/\s+/g, ' ').replace(/\?$/, '');

/** A single question asked on the comparison page, outside of any run; nothing of it is stored. */
export class AskDesk {
  asked = $state.raw<Asked | null>(null);
  /** The reply as far as it has come; `null` while nothing is asked. */
  tokens = $state.raw<readonly HeardToken[] | null>(null);
  /** The question that is being answered, or `null`. */
  asking = $state<string | null>(null);
  /** What was asked and cannot be answered without a model, or `null`. */
  unanswered = $state<string | null>(null);
  /** Whether a model is being loaded to be asked that. */
  loading = $state(false);

  private turn = 0;

  /** The question of a run with these words, or `undefined`. */
  find({ set }: Run, text: string): Question | undefined {
    const wanted = plainText(text);
    return set.questions.find((question) => plainText(question.text) === wanted);
  }

  /** Shows what a run gave to one of its questions. */
  show(run: Run, answers: readonly StoredAnswers[], questionId: string | null): void {
    this.turn++;
    this.tokens = null;
    this.asking = null;
    this.unanswered = null;
    const stored = answers.find((each) => each.questionId === questionId);
    const question = run.set.questions.find(({ id }) => id === questionId);
    this.asked =
      stored && question ? { question, answers: stored, run, model: run.model, live: false } : null;
  }

  /** What is shown, its draws grouped as a person did in the run on the screen, where it is an answer of that run. */
  answersIn(run: Run, answers: readonly StoredAnswers[]): StoredAnswers | null {
    const own = this.asked?.answers ?? null;
    return own && answers.includes(own) ? asRegrouped(run, own) : own;
  }

  /**
   * Asks one question in every way the run on the screen was asked and this question can be: of the loaded model, else of
   * the run itself.
   * @param gold the right answer, where a person knows it; else empty
   * @param free whether the model has nothing else to do
   */
  async ask(
    run: Run,
    answers: readonly StoredAnswers[],
    text: string,
    gold: string,
    free: boolean
  ): Promise<void> {
    const known = this.find(run, text);
    const { model } = modelDesk;
    if (modelDesk.state !== 'ready' || !model || !free) {
      const stored = known && answers.find(({ questionId }) => questionId === known.id);
      if (stored) this.show(run, answers, known.id);
      else {
        // Another question's answer would stand there as this one's.
        this.asked = null;
        this.unanswered = text.trim();
      }
      return;
    }
    const own = gold.trim();
    const question = known ?? { id: OWN, text: text.trim(), answers: own ? [own] : [] };
    const all =
      run.plan.arms.length > 0 ? run.plan.arms : usualMethods(builtInModel).map((method) => usualArm(method));
    const arms = all.filter((arm) => canAsk(arm, question));
    const turn = ++this.turn;
    this.unanswered = null;
    this.asked = null;
    this.asking = question.text;
    this.tokens = [];
    try {
      const answered = await modelDesk.ask({ arms, seed: run.plan.seed }, question, (token) => {
        if (turn === this.turn && this.tokens) this.tokens = token.first ? [token] : [...this.tokens, token];
      });
      if (turn === this.turn) {
        const asking = { ...run, plan: { ...run.plan, arms } };
        this.asked = { question, answers: storedAnswers(answered), run: asking, model, live: true };
      }
    } catch (error) {
      if (turn === this.turn) trouble.say(error, 'The question was not answered: ');
    } finally {
      if (turn === this.turn) {
        this.tokens = null;
        this.asking = null;
      }
    }
  }

  /** Loads a model, then asks it what waits for one: the last question asked, or none where an answer is shown by then. */
  async loadAndAsk(modelId: string, ask: (text: string) => Promise<void>): Promise<void> {
    this.loading = true;
    const ready = await modelDesk.load(modelId, 'auto').finally(() => (this.loading = false));
    if (ready && this.unanswered !== null) await ask(this.unanswered);
  }
}

/** The page's one question. */
export const askDesk = new AskDesk();
