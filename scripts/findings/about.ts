import { armFigures } from '../../src/lib/comparison/arm-figures';
import { traceOf } from '../../src/lib/comparison/stored-trace';
import type { ArmCost } from '../../src/lib/comparison/cost';
import { rowsOf } from '../../src/lib/comparison/rows';
import { armTitle } from '../../src/lib/comparison/shown-row';
import type { RunFile } from '../../src/lib/runs/run';

/** The numbers a model stated of one question under each of several prompts. */
export interface UnderPrompts {
  /** Names of the prompts, in the order of the numbers. */
  names: string[];
  /** A list for each question, in [0, 1]. */
  numbers: number[][];
}

/** What an arm took, which a file of predictions cannot hold. */
export interface ArmAbout {
  id: string;
  title: string;
  /** Share of replies in which a confidence could be read; `null` where none is written. */
  parseRate: number | null;
  notAttempted: number;
  unparsed: number;
  tooLong: number;
  cost: ArmCost;
  /** Share of questions in which another order of the options leads to another choice; `null` without orders. */
  orderChanges: number | null;
  underPrompts?: UnderPrompts;
}

/** A run that findings are drawn from, beside its predictions. */
export interface RunAbout {
  title: string;
  set: string;
  questions: number;
  model: string;
  engine: string;
  runtime: string;
  seed: number;
  /** Day on which it was begun. */
  day: string;
  command: string;
  arms: ArmAbout[];
}

const rounded = (value: number) => Number(value.toPrecision(6));

function underPrompts({ answers }: RunFile, armId: string): UnderPrompts | undefined {
  const seen = answers.flatMap((stored) => traceOf(stored, armId)?.evidence ?? []);
  const several = seen.filter((evidence) => evidence.kind === 'prompts');
  if (several.length === 0) return undefined;
  return {
    names: several[0].names,
    numbers: several.map(({ confidences }) => confidences.map(rounded))
  };
}

/** What a run's predictions do not say of it. @param command that made the run */
export function aboutRun(file: RunFile, command: string): RunAbout {
  const { run, answers } = file;
  const { plan, model } = run;
  const rows = new Map(rowsOf(file).map((row) => [row.arm.id, row]));
  return {
    title: run.title,
    set: run.set.title,
    questions: answers.length,
    model: plan.modelId,
    engine: model?.engine ?? 'unknown',
    runtime: model?.runtime ?? 'unknown',
    seed: plan.seed,
    day: run.createdAt.slice(0, 10),
    command,
    arms: [...rows.values()].map((row) => ({
      id: row.arm.id,
      title: armTitle(row),
      parseRate: row.parseRate,
      notAttempted: row.notAttempted,
      unparsed: row.unparsed,
      tooLong: row.tooLong,
      cost: Object.fromEntries(
        Object.entries(row.cost).map(([name, value]) => [
          name,
          typeof value === 'number' ? rounded(value) : value
        ])
      ) as unknown as ArmCost,
      orderChanges: armFigures(row).orderChanges,
      underPrompts: underPrompts(file, row.arm.id)
    }))
  };
}
