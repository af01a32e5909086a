import { nameRank } from '../mapping/field-names';
import { RowFault, type Draft } from '../draft';
import type { RowView } from '../row-view';
import { fieldOf, isRecord } from '../tables/record';
import { fieldKey, type Table } from '../tables/table';
import { assertionIn, assertionOf, isNamingAssertion, type Assertion } from '../values/assertion';
import { asText } from '../values/read-value';
import type { Shape } from './shape';

const EXPECTED = /^__expected\d*$/i;

function expectedFields(table: Table): string[] {
  const named = table.columns.filter((column) => EXPECTED.test(column.trim())).map(fieldKey);
  if (named.length > 0) return named;
  // Tests that lost the name of their column are known by what stands in it.
  return ['expected', 'assertion', 'assert'].filter((field) =>
    table.mostly(field, (value) => isNamingAssertion(asText(value) ?? ''))
  );
}

/** Columns that are no assertions. */
const variablesOf = (table: Table) =>
  table.columns.filter((column) => !expectedFields(table).includes(fieldKey(column)));

/** The column that asks: the one named so, or the only one that is no setting of promptfoo's. */
function questionField(names: readonly string[]): string | null {
  const own = names.filter((name) => !name.trim().startsWith('__')).map(fieldKey);
  const named = own
    .filter((field) => nameRank('question', field) !== null)
    .sort((a, b) => nameRank('question', a)! - nameRank('question', b)!);
  return named[0] ?? (own.length === 1 ? own[0]! : null);
}

const NEUTRAL = new Set(['id', 'category', 'topic', 'tags', 'note', 'notes', 'comment']);
const CONTEXTS = ['context', 'passage', 'document', 'article', 'body'];

/** The question with the text it asks about before it; the first row names the variables that are not used. */
function asked(
  row: RowView,
  names: readonly string[],
  valueOf: (name: string) => string | null
): string | null {
  const field = questionField(names);
  const text = field === null ? null : valueOf(field);
  if (text === null) return null;
  const own = names.filter((name) => !name.trim().startsWith('__')).map(fieldKey);
  const context = CONTEXTS.find((name) => name !== field && own.includes(name));
  const unused = own.filter((name) => name !== field && name !== context && !NEUTRAL.has(name));
  if (unused.length > 0 && row.row === row.table.rows[0]) {
    const reason = `may change what is asked, and was not used (${unused.join(', ')}): the prompt that has a place for it is not part of the file`;
    row.note(unused[0]!, reason, 'kept');
  }
  const before = context === undefined ? null : valueOf(context);
  return before === null ? text : `${before}\n\n${text}`;
}

/** The answers that all assertions of a row accept. */
function accepted(row: RowView, column: string, assertions: readonly Assertion[], value: unknown): string[] {
  let answers: string[] | null = null;
  for (const assertion of assertions) {
    if ('refused' in assertion) throw new RowFault(row.column(column), assertion.refused, value);
    if ('beside' in assertion) {
      row.note(column, `the assertion ${assertion.beside} is not checked`, 'value left out');
    } else if (answers === null || assertion.answers.join('\n') === answers.join('\n')) {
      answers = assertion.answers;
    } else {
      const reason =
        'several assertions each ask for an answer of their own; the lab accepts one or the other';
      throw new RowFault(row.column(column), reason, value);
    }
  }
  if (answers === null) throw new RowFault(row.column(column), 'the answer is empty', value);
  for (const answer of answers) row.within(column, answer);
  return answers;
}

/** promptfoo's tests as a table: variables, and assertions in `__expected`. */
export const promptfoo: Shape = {
  id: 'promptfoo',
  name: 'promptfoo tests',
  sure: 'certain',
  fits: (table) => expectedFields(table).length > 0 && questionField(variablesOf(table)) !== null,
  read(row): Draft {
    const fields = expectedFields(row.table);
    const variables = variablesOf(row.table);
    row.text(questionField(variables)!, 'the question');
    const text = asked(row, variables, (field) => row.optional(field) ?? null)!;
    const cells = fields.map((field) => row.optional(field)).filter((cell) => cell !== undefined);
    const answers = accepted(row, fields[0]!, cells.map(assertionIn), cells.join(' ¦ ') || undefined);
    return { text, answers, group: row.optional('category') };
  }
};

function assertionsIn(value: unknown): Assertion[] {
  return (Array.isArray(value) ? value : []).map((item): Assertion => {
    const type = isRecord(item) ? asText(item.type) : null;
    if (!isRecord(item) || type === null) return { refused: 'holds an assertion without a type' };
    const list = Array.isArray(item.value) ? item.value.map(asText) : [asText(item.value)];
    return assertionOf(
      type,
      list.filter((text) => text !== null)
    );
  });
}

/** promptfoo's tests as JSON: `vars`, and `assert` as a list of assertions. */
export const promptfooTests: Shape = {
  id: 'promptfoo-json',
  name: 'promptfoo tests, as JSON',
  sure: 'certain',
  fits: (table) => table.has('vars', 'assert') && table.mostly('vars', isRecord),
  read(row): Draft {
    const vars = row.get('vars');
    const text = isRecord(vars) ? asked(row, Object.keys(vars), (name) => asText(fieldOf(vars, name))) : null;
    if (text === null) throw new RowFault(row.column('vars'), 'holds no question', vars);
    const value = row.get('assert');
    return { text: row.within('vars', text), answers: accepted(row, 'assert', assertionsIn(value), value) };
  }
};
