import { RowFault } from '../draft';
import type { Report } from '../report';
import { tableOfRecords, type PlacedRecord } from '../tables/json';
import { isRecord } from '../tables/record';
import type { Table } from '../tables/table';
import { asText } from '../values/read-value';
import type { Shape } from './shape';

/** `{text: …}`, or the text itself as older versions of HELM wrote it. */
const textIn = (value: unknown) => asText(isRecord(value) ? value.text : value);

const isInstance = (value: unknown) =>
  isRecord(value) && isRecord(value.input) && Array.isArray(value.references);

/**
 * The instances inside HELM's `scenario_state.json`, each once: it is asked again under other examples, for each of its
 * references, or perturbed. `null` for another table.
 */
export function instancesOf(table: Table, report: Report): Table | null {
  if (!table.has('instance') || !table.mostly('instance', isInstance)) return null;
  const index = table.indexOf('instance');
  const seen = new Set<string>();
  const records: PlacedRecord[] = [];
  for (const row of table.rows) {
    const instance = row.values[index];
    const fault = (reason: string) =>
      report.fault(table.place(row, 'instance'), reason, 'row left out', instance);
    if (!isRecord(instance)) {
      fault('is not an instance');
      continue;
    }
    const key = `${asText(instance.id) ?? ''}\n${textIn(instance.input) ?? ''}`;
    if (isRecord(instance.perturbation)) fault('is a perturbed form of another instance');
    else if (seen.has(key)) fault('is the same instance under another prompt');
    else {
      seen.add(key);
      records.push({ row: row.row, line: row.line, record: instance });
    }
  }
  return tableOfRecords(records, table.source);
}

/** HELM's instances: `input`, and `references` of which the ones tagged `correct` are right. */
export const helm: Shape = {
  id: 'helm',
  name: 'HELM instances',
  sure: 'certain',
  fits: (table) =>
    table.has('input', 'references') &&
    table.mostly(
      'references',
      (value) =>
        Array.isArray(value) &&
        value.every((reference) => isRecord(reference) && 'output' in reference && 'tags' in reference)
    ),
  read(row) {
    const input = row.get('input');
    const text = textIn(input);
    if (text === null) throw new RowFault(row.column('input'), 'the question is empty', input);
    row.within('input', text);
    const value = row.get('references');
    const references = Array.isArray(value) ? value.filter(isRecord) : [];
    const texts = references.map((reference) => textIn(reference.output));
    for (const answer of texts) row.within('references', answer ?? '');
    const isRight = references.map(({ tags }) => Array.isArray(tags) && tags.includes('correct'));
    const right = texts.filter((answer, i) => answer !== null && isRight[i]);
    const wrong = texts.filter((answer, i) => answer !== null && !isRight[i]);
    if (right.length === 0) {
      throw new RowFault(row.column('references'), 'tags no reference as correct', value);
    }
    const optionsColumn = row.column('references');
    const group = row.optional('subsplit');
    if (right.length > 1 || wrong.length === 0) {
      const answers = [...new Set(right as string[])];
      return wrong.length === 0
        ? { text, answers, group }
        : { text, answers, distractors: wrong as string[], optionsColumn, group };
    }
    const options = row.chosen({ texts, labels: null }, 'references', isRight.indexOf(true), 'references');
    return { text, answers: [options.texts[options.gold]!], options, optionsColumn, group };
  }
};
