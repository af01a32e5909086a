import type { Table } from '../questions/import/tables/table';
import { fieldKey } from '../questions/import/tables/table';
import { outcomeOf } from './outcome-cell';
import type { ReadingChoices } from './predictions';
import { PredictionsError } from './predictions-error';

/** Columns with an answer, what is right, and the question; by their names in the file. */
export interface AnswerColumns {
  answer: string;
  gold: string;
  question?: string;
}

/** Names of columns, as `fieldKey` writes them, that can only hold what a model answered. */
export const GIVEN =
  'response reply prediction predicted predictedanswer predictedtext modelanswer modelresponse modeloutput llmanswer llmresponse completion generation generated generatedanswer generatedtext givenanswer answergiven output'.split(
    ' '
  );
/** Those that can only hold what is right. */
const GOLD =
  'gold golds goldanswer goldanswers goldlabel reference references referenceanswer referenceanswers correctanswer correctanswers rightanswer trueanswer expected expectedanswer expectedanswers acceptedanswer acceptedanswers groundtruth truth gt target label'.split(
    ' '
  );
/** Those that hold either. */
export const EITHER = ['answer', 'answers'];
const QUESTION = ['question', 'questiontext', 'query', 'problem', 'prompt', 'input'];

const named = (table: Table, keys: readonly string[]) =>
  table.columns.filter((column) => keys.includes(fieldKey(column)));

/** A column that a person named, by its name or its key. */
function chosenIn(table: Table, name: string | undefined): string | undefined {
  if (name === undefined || table.columns.includes(name)) return name;
  return table.columns[table.indexOf(fieldKey(name))];
}

/** Whether names are those of answers beside what is right, as far as names tell. */
export function namesAnswers(keys: readonly string[]): boolean {
  const has = (names: readonly string[]) => keys.some((key) => names.includes(key));
  return (has(GOLD) && (has(GIVEN) || has(EITHER))) || (has(GIVEN) && has(EITHER));
}

const quotedAll = (names: readonly string[]) => names.map((name) => `"${name}"`).join(' and ');

/** Refuses where which column is what cannot be known. */
function ask(file: string, names: readonly string[], answer: string, gold: string): never {
  throw new PredictionsError(
    `${file}: no column says which answers are right. They can be graded here, but which of ${quotedAll(names)} is the model’s answer and which is what is right cannot be known. ` +
      `Say so with --columns, as in --columns answer=${answer},gold=${gold}; or give a column "correct".`
  );
}

/** Refuses answers that may be classes: of which of them the confidence is, is then not said. */
function refuseClassAnswers(table: Table, { answer, gold }: AnswerColumns, file: string): void {
  const values = table.sample(fieldKey(answer));
  if (values.length === 0 || values.filter((value) => outcomeOf(value) !== null).length < 0.8 * values.length)
    return;
  throw new PredictionsError(
    `${file}: the answers under "${answer}" are yes or no, or 0 or 1: whether a confidence is of the answer given or of "yes" cannot be known. ` +
      `If it is of the answer given, say --columns answer=${answer},gold=${gold}; or give a column "correct".`
  );
}

/**
 * Columns by which the answers of a table can be graded; `null` where it has none.
 * @throws PredictionsError where which is which cannot be known, saying how to tell
 */
export function answerColumns(
  table: Table,
  { columns: chosen = {} }: ReadingChoices,
  file: string
): AnswerColumns | null {
  const [saidAnswer, saidGold] = [chosenIn(table, chosen.answer), chosenIn(table, chosen.gold)];
  const taken = [saidAnswer, saidGold, chosen.id, chosen.group, chosen.split, chosen.confidence];
  const free = (names: readonly string[]) => named(table, names).filter((name) => !taken.includes(name));
  const given = saidAnswer === undefined ? free(GIVEN) : [saidAnswer];
  const golds = saidGold === undefined ? free(GOLD) : [saidGold];
  const either = saidAnswer !== undefined && saidGold !== undefined ? [] : free(EITHER);
  const all = [...given, ...golds, ...either];
  const question =
    chosenIn(table, chosen.question) ?? named(table, QUESTION).find((name) => !all.includes(name));
  const found = (answer: string, gold: string): AnswerColumns => {
    const columns = { answer, gold, ...(question !== undefined && { question }) };
    if (saidAnswer === undefined || saidGold === undefined) refuseClassAnswers(table, columns, file);
    return columns;
  };
  const [answer, gold, other] = [given[0], golds[0], either[0]];
  const apart = [given, golds, either].filter((names) => names.length > 0);
  if (apart.length < 2) return null;
  if (given.length > 1 || golds.length > 1 || either.length > 1)
    return ask(file, all, answer ?? other ?? all[0]!, gold ?? other ?? all[1]!);
  if (answer !== undefined && gold !== undefined) {
    // What stands under “answer” beside both may be cut out of a longer reply, or be what is right.
    return other === undefined || saidAnswer !== undefined || saidGold !== undefined
      ? found(answer, gold)
      : ask(file, all, answer, gold);
  }
  if (gold !== undefined && other !== undefined) return found(other, gold);
  if (saidAnswer !== undefined && other !== undefined) return found(saidAnswer, other);
  return answer !== undefined && other !== undefined ? ask(file, all, answer, other) : null;
}
