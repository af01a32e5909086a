import type { Grade } from '../questions/verdict';
import { gradedFigures } from '../comparison/graded-figures';
import { agreementByRule, gradedReplies, isLookedAt, type GradedReply } from '../runs/graded-replies';
import { overruleKey } from '../runs/run';
import { InTurn } from '../store/in-turn';
import type { GradeChanges } from '../store/runs';
import { lab } from './lab.svelte';
import { changeGrades, overrule } from './grades';

/** Which replies are listed: the doubtful ones, all, or those a person has graded. */
export type GradingFilter = 'doubtful' | 'all' | 'person';

/** Grading of the run on the screen: which replies are listed, which one is looked at, and what can be taken back. */
export class GradingDesk {
  filter = $state<GradingFilter>('doubtful');
  private wanted = $state<string | null>(null);
  private steps = $state.raw<{ runId: string; key: string; before: GradeChanges }[]>([]);

  /** All free replies of the run, the doubtful ones first. */
  readonly replies: GradedReply[] = $derived(
    lab.run ? gradedReplies({ run: lab.run, answers: lab.answers }) : []
  );
  readonly counts = $derived({
    all: this.replies.length,
    doubtful: this.replies.filter(({ doubt }) => doubt !== null).length,
    person: this.replies.filter(isLookedAt).length,
    open: this.replies.filter((reply) => reply.doubt !== null && !isLookedAt(reply)).length
  });
  readonly listed: GradedReply[] = $derived(
    this.replies.filter(
      (reply) =>
        this.filter === 'all' ||
        (this.filter === 'doubtful' && reply.doubt !== null) ||
        (this.filter === 'person' && isLookedAt(reply))
    )
  );
  /** The reply looked at, or `null` when none is listed. */
  readonly picked: GradedReply | null = $derived(
    this.listed.find(({ key }) => key === this.wanted) ?? this.listed[0] ?? null
  );
  readonly figures = $derived(
    lab.run ? gradedFigures({ run: lab.run, answers: lab.answers }, lab.view.bins ?? 0) : []
  );
  readonly canUndo: boolean = $derived(this.steps.at(-1)?.runId === lab.run?.id && this.steps.length > 0);

  /** How often a person left the rules' grade, by rule, of the replies they looked at. */
  readonly agreement = $derived(agreementByRule(this.replies));

  /** Looks at a reply. */
  pick(key: string): void {
    this.wanted = key;
  }

  /** Moves along the list; stays at its ends. */
  move(by: 1 | -1): void {
    const at = this.listed.findIndex(({ key }) => key === this.picked?.key);
    const next = this.listed[at + by];
    if (next) this.wanted = next.key;
  }

  /** What was done last; keys come faster than grades are stored, and each is about what the one before left. */
  private readonly turns = new InTurn();

  /** Grades the reply looked at, wherever the model gave it, and goes on to the next one. `null` takes a grade back. */
  grade(grade: Grade | null): Promise<void> {
    return this.turns.do(() => this.gradePicked(grade));
  }

  /** Takes the last grade back and looks at its reply. */
  undo(): Promise<void> {
    return this.turns.do(() => this.undoLast());
  }

  private async gradePicked(grade: Grade | null): Promise<void> {
    const { run } = lab;
    const { picked, listed } = this;
    if (!run || !picked) return;
    const at = listed.indexOf(picked);
    const next = grade === null ? picked : (listed[at + 1] ?? picked);
    const keys = picked.places.map(({ questionId, armId }) => overruleKey(questionId, armId));
    const before = keys.map((key) => [key, run.overrules[key] ?? null] as const);
    const runId = await overrule(lab.looked, picked.places, grade);
    if (runId !== null) this.steps = [...this.steps, { runId, key: picked.key, before }];
    this.wanted = next.key;
  }

  private async undoLast(): Promise<void> {
    const step = this.steps.at(-1);
    if (!step || step.runId !== lab.run?.id) return;
    this.steps = this.steps.slice(0, -1);
    await changeGrades(lab.looked, step.before);
    this.wanted = step.key;
  }
}
