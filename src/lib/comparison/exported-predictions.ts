import { methodOf } from '../methods/registry';
import { defuseFormula } from '../questions/formula-cell';
import type { RunFile } from '../runs/run';
import { traceOf } from './stored-trace';
import { rowsOf, verdictOf, type Row } from './rows';

/** Columns of an exported file of predictions. */
const predictionColumns = [
  'id',
  'question',
  'group',
  'model',
  'seed',
  'arm',
  'method',
  'signal',
  'kind',
  'confidence',
  'correct',
  'answer'
] as const;

function cell(text: string): string {
  const safe = defuseFormula(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** What a row says of the outcome at one place. */
function outcomeAt(row: Row, place: number): string {
  const correct = row.correct[place]!;
  if (correct >= 0) return String(correct);
  const verdict = verdictOf(row.run, row.answers[place]!, row.arm.id)!;
  return verdict.grade === 'unparsed' ? 'unparsed' : 'not attempted';
}

/**
 * A run's rows as lines of CSV, the header first: one for each question, arm and signal, with the value at T = 1 and the
 * grade that counts. A value is written so that it reads back as the same number; where there is none it is empty.
 */
export function* predictionLines(file: RunFile): Generator<string> {
  const { run } = file;
  const rows = rowsOf(file).map((row) => ({
    row,
    places: new Map(row.questionIds.map((id, place) => [id, place]))
  }));
  yield `${predictionColumns.join(',')}\r\n`;
  const words = run.predictions ? run.predictions.words : true;
  const questions = new Map(run.set.questions.map((question) => [question.id, question]));
  // In the order of the answers, on which resamples hang.
  for (const { questionId } of file.answers) {
    const question = questions.get(questionId)!;
    const head = [questionId, words ? question.text : '', question.group ?? '', run.plan.modelId]
      .map(cell)
      .concat(String(run.plan.seed));
    for (const { row, places } of rows) {
      const place = places.get(questionId);
      if (place === undefined) continue;
      const value = row.values[place];
      const answer = traceOf(row.answers[place]!, row.arm.id)?.answer ?? '';
      const own = [
        cell(row.arm.id),
        cell(methodOf(row.arm.method).id),
        cell(row.signal.id),
        row.signal.kind === 'probability' ? 'probability' : 'rank',
        Number.isFinite(value) ? String(value) : '',
        outcomeAt(row, place),
        cell(answer)
      ];
      yield `${[...head, ...own].join(',')}\r\n`;
    }
  }
}
