import { optionOf, type EngineChoice } from '../engine/resolve-engine';
import { paceOf, type Pace } from '../runs/pace';
import type { Run, StoredAnswers } from '../runs/run';
import { keepValue, keptValue } from './kept-text';

const NAME = 'paces';

const isTime = (ms: unknown) => Number.isFinite(ms) && (ms as number) > 0;

/** A pace that was kept, perhaps before embedding was measured; none where it is no pace. */
function paceIn(value: unknown): Pace | null {
  const { perRead, perWrite, perEmbed = null } = (value ?? {}) as Partial<Pace>;
  const known = [perWrite, perEmbed].every((each) => each === null || isTime(each));
  return isTime(perRead) && known ? ({ perRead, perWrite, perEmbed } as Pace) : null;
}

/** How fast this machine asked each model on each engine, measured on its last run here. */
export class Paces {
  private known = $state.raw<Record<string, Pace>>({});

  /** Reads what is kept in this browser. */
  start(): void {
    const value = keptValue(NAME);
    if (typeof value !== 'object' || value === null) return;
    this.known = Object.fromEntries(
      Object.entries(value).flatMap(([name, each]): [string, Pace][] => {
        const pace = paceIn(each);
        return pace ? [[name, pace]] : [];
      })
    );
  }

  /** The pace of a model on an engine; `null` where it was never asked there on this machine. */
  of(modelId: string, choice: Pick<EngineChoice, 'engine' | 'arithmetic'>): Pace | null {
    return this.known[`${modelId}/${optionOf(choice)}`] ?? null;
  }

  /** Measures a run that was asked here just now. */
  async learn(run: Run, answers: readonly StoredAnswers[]): Promise<void> {
    const pace = run.model && (await paceOf(run, answers));
    if (!pace) return;
    this.known = { ...this.known, [`${run.plan.modelId}/${optionOf(run.model!)}`]: pace };
    keepValue(NAME, this.known);
  }
}

/** The page's paces. */
export const paces = new Paces();
