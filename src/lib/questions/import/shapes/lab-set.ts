import { restoreFormula } from '../../formula-cell';
import { LAB_CSV_COLUMNS } from '../../lab-columns';
import type { DistractorOrigin } from '../../question';
import { CAPS } from '../caps';
import { RowFault, type Draft } from '../draft';
import type { RowView } from '../row-view';
import { fieldKey, type Table } from '../tables/table';
import { asNumber, asText, unpackCell } from '../values/read-value';
import type { Shape } from './shape';

const ORIGINS: readonly string[] = ['file', 'same-group', 'model', 'hand'] satisfies DistractorOrigin[];

/** The texts of a list, none of them blank: what stands beside them by position must stay beside them. */
function textsIn(row: RowView, field: string, value: unknown): string[] {
  const texts = Array.isArray(value) ? value.map(asText) : [];
  if (!Array.isArray(value) || texts.includes(null)) {
    throw new RowFault(row.column(field), 'is not a list of texts, none of them empty', value);
  }
  const long = texts.find((text) => text!.length > CAPS.cellLength);
  if (long != null) {
    throw new RowFault(
      row.column(field),
      `is longer than ${CAPS.cellLength} characters, the limit of a cell`,
      long
    );
  }
  return texts as string[];
}

function originsOf(row: RowView, field: string, value: unknown): DistractorOrigin[] | undefined {
  if (value === undefined) return undefined;
  if (Array.isArray(value) && value.every((origin) => ORIGINS.includes(origin as string))) {
    return value as DistractorOrigin[];
  }
  row.note(field, `is not a list of ${ORIGINS.join(', ')}`, 'value left out', value);
  return undefined;
}

function numberIn(row: RowView, field: string, high: number): number | undefined {
  const value = row.get(field);
  const number = asNumber(value);
  if (value !== undefined && (number === null || number < 0 || number > high)) {
    row.note(field, `is not a number from 0 to ${high}`, 'value left out', value);
    return undefined;
  }
  return number ?? undefined;
}

function indexIn(row: RowView, field: string): number | undefined {
  const index = numberIn(row, field, CAPS.options);
  if (index === undefined || Number.isInteger(index)) return index;
  row.note(field, 'is not a whole number', 'value left out', index);
  return undefined;
}

/** The lab's own JSON and JSONL: the fields of a question under their own names. */
export const labQuestions: Shape = {
  id: 'lab-questions',
  name: "The lab's own questions",
  sure: 'certain',
  passageApart: true,
  fits: (table) => table.has('id', 'text', 'answers') && table.mostly('answers', Array.isArray),
  read(row): Draft {
    const answers = textsIn(row, 'answers', row.get('answers'));
    if (answers.length === 0) throw new RowFault(row.column('answers'), 'has no accepted answer');
    const has = row.get('distractors') !== undefined;
    return {
      asIs: true,
      id: row.text('id', 'the id'),
      text: row.text('text', 'the question'),
      answers,
      ...(has && {
        distractors: textsIn(row, 'distractors', row.get('distractors')),
        optionsColumn: row.column('distractors')
      }),
      distractorOrigins: originsOf(row, 'distractororigins', row.get('distractororigins')),
      fixedAnswerIndex: indexIn(row, 'fixedanswerindex'),
      group: groupOf(row.get('group')),
      popularity: numberIn(row, 'popularity', 1)
    };
  }
};

function groupOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : (asText(value) ?? undefined);
}

/** The heading in `set` may have been cut off; the questions are read all the same. */
const CSV_FIELDS = LAB_CSV_COLUMNS.filter((column) => column !== 'set').map(fieldKey);

function restored(row: RowView, field: string): string | undefined {
  const value = row.get(field);
  return typeof value === 'string' ? restoreFormula(value) : undefined;
}

function listIn(row: RowView, field: string): string[] | undefined {
  const text = restored(row, field);
  if (text === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new RowFault(row.column(field), 'is not a JSON list of texts', text);
  }
  return textsIn(row, field, value);
}

/** The lab's own CSV, with the columns of `LAB_CSV_COLUMNS`. */
export const labCsv: Shape = {
  id: 'lab-csv',
  name: "The lab's own questions",
  sure: 'certain',
  passageApart: true,
  fits: (table) => table.hasHeader && table.has(...CSV_FIELDS),
  read(row): Draft {
    row.text('question', 'the question');
    row.text('answer', 'the answer');
    const distractors = listIn(row, 'distractors');
    return {
      asIs: true,
      id: restored(row, 'id')?.trim(),
      text: restored(row, 'question')!.trim(),
      answers: [restored(row, 'answer')!.trim(), ...(listIn(row, 'aliases') ?? [])],
      ...(distractors && { distractors, optionsColumn: row.column('distractors') }),
      distractorOrigins: originsOf(row, 'distractororigins', listIn(row, 'distractororigins')),
      fixedAnswerIndex: indexIn(row, 'fixedanswerindex'),
      group: restored(row, 'group'),
      popularity: numberIn(row, 'popularity', 1)
    };
  }
};

/** What a table of the lab's own says of its set, in the first row's `set`; `null` where it says nothing. */
export function headingIn(table: Table): unknown {
  if (!labCsv.fits(table) && !labQuestions.fits(table)) return null;
  const value = table.rows[0]?.values[table.indexOf('set')];
  return typeof value === 'string' ? unpackCell(restoreFormula(value)) : (value ?? null);
}
