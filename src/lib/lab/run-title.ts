import { engineText } from '../engine/resolve-engine';
import type { RunRecord } from '../store/run-record';

/** A run's title as far as its record can be read: what is stored may be anything. */
export function runTitle({ title }: { title: unknown }): string {
  return typeof title === 'string' && title !== '' ? title : 'A run without a name';
}

/** The recorded run as a choice names it. */
export const RECORDED_TITLE = 'The recorded run that comes with the lab';

/** A listed run as a choice names it: title, model and engine, when it was made. */
export function runChoice({
  title,
  model,
  createdAt,
  predictions
}: Pick<RunRecord, 'title' | 'model' | 'createdAt' | 'predictions'>): string {
  const ran = predictions ? 'predictions' : model ? engineText(model) : 'not begun';
  return `${title} · ${ran} · ${new Date(createdAt).toLocaleString()}`;
}
