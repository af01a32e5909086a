import type { Grade } from '../questions/verdict';
import type { GradePlace } from '../runs/graded-replies';
import { runStamp } from '../runs/plan';
import { overruleKey, type Run } from '../runs/run';
import type { GradeChanges } from '../store/runs';
import { lab, type Lab } from './lab.svelte';
import { runShelf } from './run-shelf.svelte';
import { trouble } from './trouble.svelte';

/** A person's grades of the run on the screen. */
class Grades {
  constructor(private readonly lab: Lab) {}

  /** A person's grade for some answers; everything follows. `null` takes it back. */
  async overrule(places: readonly GradePlace[], grade: Grade | null): Promise<void> {
    const keys = places.map(({ questionId, armId }) => overruleKey(questionId, armId));
    await this.changeGrades(keys.map((key) => [key, grade && { grade, rule: 'person' }] as const));
  }

  /** Gives and takes back grades; those not named stay as they are, here and in other tabs. */
  async changeGrades(changes: GradeChanges): Promise<void> {
    if (!this.lab.run) return;
    try {
      if (this.lab.recorded) await this.copyRecorded(this.lab.run);
      const overrules = { ...this.lab.run.overrules };
      for (const [key, verdict] of changes) {
        if (verdict) overrules[key] = verdict;
        else delete overrules[key];
      }
      const file = { run: { ...this.lab.run, overrules }, answers: this.lab.answers };
      this.lab.put(file);
      const whole = () =>
        this.lab.run?.id === file.run.id ? { run: this.lab.run, answers: this.lab.answers } : file;
      await runShelf.grade(whole, changes);
    } catch (error) {
      trouble.say(error, 'The grade was not stored: ');
    }
  }

  /** The recorded run is nobody's; what a person grades is kept with a copy. */
  private async copyRecorded({ title, ...rest }: Run): Promise<void> {
    const { id } = runStamp();
    const file = {
      run: { ...rest, id: `graded-${id}`, title: `${title} · graded` },
      answers: this.lab.answers
    };
    this.lab.put(file);
    this.lab.recorded = false;
    await runShelf.add(file);
  }
}

/** The page's grades. */
export const grades = new Grades(lab);
