import { engineText } from '../engine/resolve-engine';
import type { Run } from '../runs/run';

/** What stands above a chart that leaves the page. */
export interface FigureCaption {
  title: string;
  /** How many answers, of which run. */
  facts: string;
  /** Columns of a journal it is as wide as. */
  columns?: 1 | 2;
}

/** How many answers of which run, for the caption of a figure. */
export function figureFacts({ set, plan, model, createdAt, predictions }: Run, n: number): string {
  if (predictions) return [`n = ${n}`, predictions.file, plan.modelId].join(' · ');
  const ran = model ? `${model.modelId} (${engineText(model)})` : plan.modelId;
  return [`n = ${n}`, set.title, ran, `seed ${plan.seed}`, createdAt.slice(0, 10)].join(' · ');
}

/** Text in lines of at most so many characters, broken at spaces. */
export function wrapped(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
