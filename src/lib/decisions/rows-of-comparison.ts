import { packLogits } from '../calibration/calibrators/option-logits';
import { splitByHash } from '../calibration/splitting/split';
import { calibratorsFor, fitInput, inputUsed } from '../comparison/fit-inputs';
import { contextOf, traceOf } from '../comparison/stored-trace';
import { countedRows } from '../comparison/counted-rows';
import { costOfAnswer } from '../comparison/question-facts';
import type { Row } from '../comparison/rows';
import { rowTitle } from '../comparison/shown-row';
import type { DecisionOptions, DecisionRows, RowAnswers, RowCosts } from './decision-rows';
import { sampledAnswers, type SampledAnswer } from './sampled-answers';

/** K-way logits of a row's questions that count; `null` where it has none. */
function optionsOf(row: Row, places: readonly number[]): DecisionOptions | null {
  if (row.signal.temperature !== 'options') return null;
  const evidence = places.map((place) => traceOf(row.answers[place]!, row.arm.id)!.evidence);
  const options = evidence.map((each) => row.signal.optionLogits(each));
  if (options.some((each) => each === null)) return null;
  const texts = evidence.map((each) => each.flatMap((one) => ('texts' in one ? one.texts : [])));
  return {
    logits: packLogits(options.map((each) => each!.logits)),
    labels: Int32Array.from(options, (each) => each!.gold),
    texts: texts.every((each, i) => each.length === options[i]!.logits.length) ? texts : null
  };
}

/** The answers that a row is about; `null` where none is known. */
function answersOf(row: Row, places: readonly number[]): RowAnswers | null {
  const words = places.map((place) => {
    const stored = row.answers[place]!;
    const { evidence, answer } = traceOf(stored, row.arm.id)!;
    const other = row.signal.says(evidence, contextOf(stored, row.run));
    return other === undefined ? answer : other;
  });
  return words.some((each) => each !== null) ? { words, same: 'grader' } : null;
}

/** Answers drawn to each question; `null` where none were. */
function samplesOf(row: Row, places: readonly number[]): readonly (readonly SampledAnswer[])[] | null {
  if (!row.method.leaves.includes('samples')) return null;
  const drawn = places.map((place) => {
    const stored = row.answers[place]!;
    const evidence = traceOf(stored, row.arm.id)?.evidence.find((each) => each.kind === 'samples');
    return evidence ? sampledAnswers(evidence, contextOf(stored, row.run)) : null;
  });
  return drawn.some((each) => each !== null) ? drawn.map((each) => each ?? []) : null;
}

/** What each answer took; `null` where that is not known of all. */
function costsOf(row: Row, places: readonly number[]): RowCosts | null {
  const costs = places.flatMap((place) => costOfAnswer(row.answers[place]!, row.arm.id) ?? []);
  if (costs.length < places.length) return null;
  return {
    seconds: Float64Array.from(costs, ({ ms }) => ms / 1000),
    tokens: Float64Array.from(costs, ({ prefilledTokens, decodedTokens }) => prefilledTokens + decodedTokens)
  };
}

/** A row of the comparison as rows to decide on; the halves are those its calibrators are fitted and judged on. */
export function rowsOfComparison(row: Row): DecisionRows {
  const { places, values, correct } = countedRows(row.values, row.correct);
  const ids = places.map((place) => row.questionIds[place]!);
  const questions = new Map(row.run.set.questions.map((question) => [question.id, question]));
  const groups = ids.map((id) => questions.get(id)?.group ?? '(none)');
  const aside = row.values.length - places.length;
  // Read from every stored answer, and wanted again with each choice that is made of them.
  let drawn: ReturnType<DecisionRows['samples']> | undefined;
  return {
    title: rowTitle(row),
    kind: row.signal.kind,
    ids,
    texts: row.run.predictions?.words === false ? null : ids.map((id) => questions.get(id)?.text ?? id),
    values,
    correct,
    groups: groups.every((group) => group === '(none)') ? null : groups,
    parts: splitByHash(ids),
    splitBy: 'a stable hash of the question’s id, half and half',
    options: optionsOf(row, places),
    costs: costsOf(row, places),
    answers: () => answersOf(row, places),
    samples: () => (drawn === undefined ? (drawn = samplesOf(row, places)) : drawn),
    calibrators: calibratorsFor(row),
    inputFor(name) {
      const { rows, outcomes } = fitInput(row, name);
      return { input: inputUsed(row, name), rows, outcomes };
    },
    notes: [
      ...(aside > 0
        ? [
            `${aside} of ${row.values.length} answers have no value or were not graded right or wrong; they are left out.`
          ]
        : []),
      ...(row.run.predictions?.notes ?? [])
    ]
  };
}
