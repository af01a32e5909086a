import { packLogits } from '../calibration/calibrators/option-logits';
import { splitByHash } from '../calibration/splitting/split';
import { calibratorsFor, fitInput, inputUsed } from '../comparison/fit-inputs';
import { traceOf } from '../comparison/columns';
import { countedRows } from '../comparison/figures';
import type { Row } from '../comparison/rows';
import { armTitle } from '../comparison/shown-row';
import type { DecisionOptions, DecisionRows } from './decision-rows';

/** K-way logits of a row's questions that count; `null` where it has none. */
function optionsOf(row: Row, places: readonly number[]): DecisionOptions | null {
  if (row.signal.temperature !== 'options') return null;
  const evidence = places.map((place) => traceOf(row.answers[place], row.arm.id)!.evidence);
  const options = evidence.map((each) => row.signal.optionLogits(each));
  if (options.some((each) => each === null)) return null;
  const texts = evidence.map((each) => each.flatMap((one) => ('texts' in one ? one.texts : [])));
  return {
    logits: packLogits(options.map((each) => each!.logits)),
    labels: Int32Array.from(options, (each) => each!.gold),
    texts: texts.every((each, i) => each.length === options[i]!.logits.length) ? texts : null
  };
}

/** A row of the comparison as rows to decide on; the halves are those its calibrators are fitted and judged on. */
export function rowsOfComparison(row: Row): DecisionRows {
  const { places, values, correct } = countedRows(row.values, row.correct);
  const ids = places.map((place) => row.questionIds[place]);
  const questions = new Map(row.run.set.questions.map((question) => [question.id, question]));
  const groups = ids.map((id) => questions.get(id)?.group ?? '(none)');
  const aside = row.values.length - places.length;
  return {
    title: `${armTitle(row)}, ${row.signal.title}`,
    kind: row.signal.kind,
    ids,
    texts: ids.map((id) => questions.get(id)?.text ?? id),
    values,
    correct,
    groups: groups.every((group) => group === '(none)') ? null : groups,
    parts: splitByHash(ids),
    splitBy: 'a stable hash of the question’s id, half and half',
    options: optionsOf(row, places),
    calibrators: calibratorsFor(row),
    inputFor(name) {
      const { rows, outcomes } = fitInput(row, name);
      return { input: inputUsed(row, name), rows, outcomes };
    },
    notes:
      aside > 0
        ? [
            `${aside} of ${row.values.length} answers have no value or were not graded right or wrong; they are left out.`
          ]
        : []
  };
}
