import type {
  CalibratorInput,
  CalibratorMethod,
  CalibratorName
} from '../calibration/calibrators/calibrator';
import { packLogits } from '../calibration/calibrators/option-logits';
import { calibrators } from '../calibration/calibrators/registry';
import { asProbabilities, asRankScores } from '../calibration/confidence';
import { CLIP } from '../calibration/metrics/nll';
import { contextOf, traceOf } from './stored-trace';
import { countedRows } from './counted-rows';
import type { Row } from './rows';

/** Rows for a calibrator, with what it is fitted to and what it is judged by. */
export interface FitInput {
  rows: unknown;
  /** One a row: 1 right, 0 wrong; for K options the index of the right one. */
  outcomes: ArrayLike<number>;
  /** 1 right, 0 wrong. */
  correct: Uint8Array;
  questionIds: string[];
  /** As they are, larger is surer. */
  values: Float64Array;
}

/** What calibrators can be given of a row. */
function inputsOf({ signal }: Row): CalibratorInput[] {
  if (signal.kind === 'rank-score') return ['rank-score'];
  if (signal.temperature === 'options') return ['probability', 'option-logits'];
  if (signal.temperature === 'tokens') return ['probability', 'log-probability-curves'];
  return ['probability'];
}

/** A bare confidence's temperature, for signals whose logits are not to be had. */
const BARE: CalibratorName = 'temperature-confidence';

/**
 * Calibrators that fit a row, the usual one first: a temperature on logits or, where there is but a number, on its
 * log-odds; Platt scaling for a score.
 */
export function calibratorsFor(row: Row): CalibratorName[] {
  const inputs = inputsOf(row);
  const exact = inputs.some((input) => input === 'option-logits' || input === 'log-probability-curves');
  return (Object.keys(calibrators) as CalibratorName[]).filter(
    (name) => calibrators[name].needs.some((need) => inputs.includes(need)) && !(exact && name === BARE)
  );
}

/**
 * What a calibrator of that name reads of a row: the first of its needs the row can give.
 * @throws RangeError when it can give none
 */
export function inputUsed(row: Row, name: CalibratorName): CalibratorInput {
  const inputs = inputsOf(row);
  const input = (calibrators[name].needs as readonly CalibratorInput[]).find((need) => inputs.includes(need));
  if (!input) throw new RangeError(`${row.key}: the calibrator “${name}” cannot read this row.`);
  return input;
}

const LOG_CLIP = Math.log(CLIP);

/**
 * A row's questions that count, as a calibrator wants them.
 * @throws RangeError when the calibrator cannot read the row
 */
export function fitInput(row: Row, name: CalibratorName): FitInput {
  const input = inputUsed(row, name);
  const { places, values, correct } = countedRows(row.values, row.correct);
  const evidence = (place: number) => traceOf(row.answers[place]!, row.arm.id)!.evidence;
  const base = { correct, outcomes: correct, values, questionIds: places.map((i) => row.questionIds[i]!) };
  switch (input) {
    case 'probability':
      return { ...base, rows: asProbabilities(values) };
    case 'rank-score':
      return { ...base, rows: asRankScores(values) };
    case 'option-logits': {
      const options = places.map((place) => row.signal.optionLogits(evidence(place))!);
      return {
        ...base,
        rows: packLogits(options.map(({ logits }) => logits)),
        outcomes: Int32Array.from(options, ({ gold }) => gold)
      };
    }
    case 'log-probability-curves': {
      const rows = places.map((place) => {
        const curve = row.signal.curveOf(evidence(place), contextOf(row.answers[place]!, row.run))!;
        return (temperature: number) => Math.max(LOG_CLIP, Math.log(curve(temperature)));
      });
      return { ...base, rows };
    }
  }
}

/** A calibrator by its name, whatever its rows. */
export function calibratorOf(name: CalibratorName): CalibratorMethod<unknown, unknown> {
  return calibrators[name] as unknown as CalibratorMethod<unknown, unknown>;
}
