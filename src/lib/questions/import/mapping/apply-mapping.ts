import { popularityOf } from '../../popularity';
import { RowFault, type Draft } from '../draft';
import type { ColumnMapping, GoldKind } from '../import-result';
import { severalRight, type RowView } from '../row-view';
import { splitAnswers } from '../split-answers';
import { fieldKey } from '../tables/table';
import { optionsOfColumns } from '../values/option-columns';
import { labelledTexts, type Options } from '../values/options';

/** A mapping with the keys of its columns, so that they are not made anew for every row. */
interface KeyedMapping extends Omit<ColumnMapping, 'gold' | 'hasHeader' | 'context' | 'splitAnswers'> {
  context: string[];
  gold: { column: string; kind: GoldKind | null } | null;
}

function keyed({ hasHeader: _, gold, ...mapping }: ColumnMapping): KeyedMapping {
  const optional = (column: string | null) => (column === null ? null : fieldKey(column));
  return {
    question: fieldKey(mapping.question),
    context: (mapping.context ?? []).map(fieldKey),
    answers: mapping.answers.map(fieldKey),
    distractors: mapping.distractors.map(fieldKey),
    options: mapping.options.map(fieldKey),
    gold: gold && { ...gold, column: fieldKey(gold.column) },
    id: optional(mapping.id),
    group: optional(mapping.group),
    popularity: optional(mapping.popularity),
    separator: mapping.separator
  };
}

function optionsFrom(row: RowView, { options, separator }: KeyedMapping): Options {
  const [only, ...others] = options;
  if (only !== undefined && others.length === 0) {
    const structured = row.optionsIfAny(only);
    if (structured) return structured;
    const texts = row.list(only, separator);
    if (texts.length < 2) throw new RowFault(row.column(only), 'holds no list of options', row.get(only));
    return { ...labelledTexts(texts), from: undefined };
  }
  return optionsOfColumns(
    options,
    options.map((field) => row.optional(field) ?? null),
    row.table.source.format
  );
}

function optionDraft(
  row: RowView,
  mapping: KeyedMapping,
  answers: string[],
  saidKind: boolean
): Pick<Draft, 'answers' | 'options'> {
  const { gold, options: fields } = mapping;
  const options = optionsFrom(row, mapping);
  if (gold) {
    const chosen = row.choose(options, fields[0]!, gold.column, (saidKind && gold.kind) || undefined);
    const accepted = [...new Set([chosen.texts[chosen.gold]!, ...answers])];
    return chosen.texts.length > 1 ? { answers: accepted, options: chosen } : { answers: accepted };
  }
  // Options without a column that names the right one: the one that is an answer.
  const accepted = answers.map((answer) => answer.toLowerCase());
  const right = options.texts.flatMap((option, i) =>
    option !== null && accepted.includes(option.toLowerCase()) ? [i] : []
  );
  const column = mapping.answers[0]!;
  if (new Set(right.map((i) => options.texts[i]!.toLowerCase())).size > 1) throw severalRight(row, column);
  return { answers, options: row.chosen(options, fields[0]!, right[0] ?? -1, column) };
}

/**
 * What reads rows as a mapping says; it throws a RowFault where a row is no question.
 * @param saidKind whether the mapping's kind of keys is to be followed; else they are read as the whole table shows
 */
export function readerOfMapping(mapping: ColumnMapping, saidKind = true): (row: RowView) => Draft {
  const read = plainReader(mapping, saidKind);
  const separator = mapping.splitAnswers;
  return separator ? (row) => splitAnswers(read(row), separator) : read;
}

function plainReader(mapping: ColumnMapping, saidKind: boolean): (row: RowView) => Draft {
  const fields = keyed(mapping);
  const { answers: answerFields, distractors: distractorFields, options, gold, separator } = fields;
  return (row) => {
    const text = row.withContext(row.text(fields.question, 'the question'), fields.context);
    const views = fields.popularity === null ? undefined : row.number(fields.popularity);
    const answers = answerFields.flatMap((field) => row.list(field, separator));
    const draft: Draft = { text, answers: answers.length > 1 ? [...new Set(answers)] : answers };
    if (fields.id !== null) draft.id = row.optional(fields.id);
    if (fields.group !== null) draft.group = row.optional(fields.group);
    if (views !== undefined) draft.popularity = views >= 0 && views <= 1 ? views : popularityOf(views);
    if (answers.length === 0 && (!gold || options.length === 0)) {
      const [field] = answerFields;
      if (field === undefined) throw new RowFault(null, 'the answer is empty');
      const value = row.get(field);
      const reason = value === undefined ? 'the answer is empty' : 'holds no answer as a text';
      throw new RowFault(row.column(field), reason, value);
    }
    if (options.length > 0) {
      return {
        ...draft,
        ...optionDraft(row, fields, draft.answers, saidKind),
        optionsColumn: row.column(options[0]!)
      };
    }
    if (distractorFields.length > 0) {
      draft.distractors = distractorFields.flatMap((field) => row.list(field, separator));
      draft.optionsColumn = row.column(distractorFields[0]!);
    }
    return draft;
  };
}
