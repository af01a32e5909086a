import * as v from 'valibot';
import { PREDICTIONS } from '../../methods/predictions-id';
import type { RunFile, StoredAnswers } from '../run';
import { checkUnique, RunFileError } from './checked';
import { name, texts } from './parts';

/** What a run of a file of predictions has in place of a model. */
export const givenPredictions = v.object(
  {
    file: name,
    words: v.boolean('is neither true nor false'),
    signals: v.record(
      v.string(),
      v.pipe(
        v.array(
          v.object(
            {
              id: name,
              kind: v.picklist(['probability', 'rank-score'], 'is neither probability nor rank-score'),
              options: v.boolean('is neither true nor false')
            },
            'is not a signal'
          ),
          'is not a list'
        ),
        v.maxLength(1000, 'has more than 1000')
      ),
      'is not a record of signals'
    ),
    notes: texts()
  },
  'are not predictions of a file'
);

/** Checks that the signals of predictions are those of their arms, each once, and that only predictions have no method. @throws RunFileError */
export function checkGiven({ plan, predictions }: RunFile['run']): void {
  if (!predictions) {
    const given = plan.arms.find(({ method }) => method === PREDICTIONS);
    if (given) throw new RunFileError(`run.predictions: is missing, and “${given.id}” is of a file`);
    return;
  }
  for (const { id } of plan.arms) {
    const own = Object.hasOwn(predictions.signals, id) ? predictions.signals[id]! : [];
    if (own.length === 0) throw new RunFileError(`run.predictions.signals: has none of “${id}”`);
    checkUnique(
      own.map((signal) => signal.id),
      `run.predictions.signals.${id}`
    );
  }
}

/**
 * A check of what one question gave: that values of a file are of a signal it has and, where that is a probability, between
 * 0 and 1. It throws RunFileError.
 */
export function givenValuesCheck({
  predictions
}: RunFile['run']): (answers: StoredAnswers, place: string) => void {
  const kinds = new Map(
    Object.entries(predictions?.signals ?? {}).flatMap(([arm, signals]) =>
      signals.map(({ id, kind }) => [`${arm}/${id}`, kind] as const)
    )
  );
  return ({ traces }, where) => {
    for (const [j, { armId, evidence }] of traces.entries()) {
      for (const given of evidence) {
        if (given.kind !== 'given') continue;
        for (const { signal, value } of given.values) {
          const kind = kinds.get(`${armId}/${signal}`);
          const place = `${where}.traces.${j}.evidence`;
          if (!kind)
            throw new RunFileError(`${place}: the file has no signal “${signal.slice(0, 200)}” of its arm`);
          if (kind === 'probability' && value !== null && !(value >= 0 && value <= 1))
            throw new RunFileError(`${place}: ${value} is not a probability`);
        }
      }
    }
  };
}
