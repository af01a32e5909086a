import * as v from 'valibot';
import { answerSeparators, type ColumnMapping } from '../../questions/import/import-result';
import { sameContent } from '../../runs/same-content';
import { forgetMappings, loadMappings, storeMappings } from '../../store/column-mappings';
import type { StoreConnection } from '../../store/connection';
import { leftOut, type Arrival, type Outcome } from '../arrival';
import { parsed } from '../format';

const column = v.pipe(v.string(), v.maxLength(10_000));
const columns = v.pipe(v.array(column), v.maxLength(1000));
const optional = v.nullable(column);
const kinds = ['index from 0', 'index from 1', 'letter', 'text', 'marks'] as const;
const separators = ['none', 'json', ';', '|', ',', 'newline'] as const;

const mapping = v.strictObject({
  hasHeader: v.boolean(),
  question: column,
  context: v.optional(columns),
  answers: columns,
  distractors: columns,
  options: columns,
  gold: v.nullable(v.strictObject({ column, kind: v.nullable(v.picklist(kinds)) })),
  id: optional,
  group: optional,
  popularity: optional,
  separator: v.picklist(separators),
  splitAnswers: v.optional(v.picklist(answerSeparators))
}) satisfies v.GenericSchema<ColumnMapping>;

/** Columns as their meaning names them. */
const titleOf = ({ question, answers, gold }: ColumnMapping) =>
  `How columns are read: “${[question, ...answers, ...(gold ? [gold.column] : [])].join('”, “').slice(0, 200)}”`;

async function met(store: StoreConnection, signature: string, own: ColumnMapping): Promise<Outcome> {
  const here = await store.use(loadMappings);
  if (!Object.hasOwn(here, signature)) return { fate: 'new' };
  return sameContent(here[signature], own)
    ? { fate: 'same' }
    : { fate: 'stays', why: 'the same columns are read differently here' };
}

/** How columns of tables are read, by the tables' signatures. */
export async function mappingArrivals(text: string, store: StoreConnection): Promise<Arrival[]> {
  const json = parsed(text);
  if (typeof json !== 'object' || json === null)
    return [leftOut('mappings', 'Column mappings', 'it is not a record')];
  return Promise.all(
    Object.entries(json).map(async ([signature, value]): Promise<Arrival> => {
      const read = v.safeParse(mapping, value);
      if (!read.success || signature.length > 100_000) {
        const why = read.success ? 'its signature is too long' : read.issues[0].message;
        return leftOut('mappings', `How columns are read: ${signature.slice(0, 100)}`, why);
      }
      const own = read.output as ColumnMapping;
      return {
        kind: 'mappings',
        title: titleOf(own),
        foreseen: await met(store, signature, own),
        async take() {
          const outcome = await met(store, signature, own);
          if (outcome.fate !== 'new') return { ...outcome, undo: null };
          await store.use((db) => storeMappings(db, { [signature]: own }));
          const undo = async () => {
            if ((await met(store, signature, own)).fate === 'same')
              await store.use((db) => forgetMappings(db, [signature]));
          };
          return { ...outcome, undo };
        }
      };
    })
  );
}
