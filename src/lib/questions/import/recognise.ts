import type { Draft } from './draft';
import type { FileFormat } from './file-format';
import type { ColumnMapping, Mappings, Recognition } from './import-result';
import { readerOfMapping } from './mapping/apply-mapping';
import { withoutWrongAnswers } from './mapping/answer-flags';
import { signatureOf } from './mapping/mappable-table';
import { suggestMapping } from './mapping/suggest-mapping';
import type { Report } from './report';
import type { RowView } from './row-view';
import { arc, arcByLabel, commonsenseQa, nestedStem, openBookQa, qasc, queryChoices } from './shapes/choices';
import { bigBench, copa, hellaSwag, piqa, swag, winoGrande, yesNo } from './shapes/completions';
import { embeddedOptions } from './shapes/embedded-options';
import { flaggedOptions } from './shapes/flagged-options';
import { gsm8k } from './shapes/gsm8k';
import { chat } from './shapes/chat';
import { instruction } from './shapes/instruction';
import { math } from './shapes/math';
import { helm, instancesOf } from './shapes/helm';
import { samplesOf } from './shapes/inspect';
import { labCsv, labQuestions } from './shapes/lab-set';
import { completion, schema, wrappedQuestion } from './shapes/llm-foundry';
import { documentsOf, isLmEvaluation, lmEvaluationRequests } from './shapes/lm-evaluation';
import { mmlu, mmluHeaderless } from './shapes/mmlu';
import { mmluRedux } from './shapes/mmlu-redux';
import { nqOpen, popQa, squad, triviaQa, webQsp, webQuestions } from './shapes/open-answers';
import { openTriviaQa } from './shapes/opentriviaqa';
import { promptfoo, promptfooTests } from './shapes/promptfoo';
import { aiken, blackboard, brightspace, gift, h5p, moodleXml, qti } from './shapes/quiz';
import { recordedResults } from './shapes/recorded-results';
import { sciQ } from './shapes/sciq';
import { simpleQa } from './shapes/simpleqa';
import type { Shape } from './shapes/shape';
import { triviaServices } from './shapes/trivia-services';
import { truthfulQa, truthfulQaChoice } from './shapes/truthfulqa';
import type { Table } from './tables/table';

/** In the order they are tried: the ones with more telling fields first. */
export const SHAPES: readonly Shape[] = [
  labCsv,
  labQuestions,
  openTriviaQa,
  gift,
  aiken,
  moodleXml,
  qti,
  blackboard,
  brightspace,
  h5p,
  helm,
  promptfoo,
  promptfooTests,
  truthfulQaChoice,
  truthfulQa,
  simpleQa,
  popQa,
  flaggedOptions,
  triviaServices,
  sciQ,
  qasc,
  commonsenseQa,
  openBookQa,
  nestedStem,
  arc,
  mmluRedux,
  mmlu,
  arcByLabel,
  queryChoices,
  hellaSwag,
  swag,
  winoGrande,
  piqa,
  copa,
  bigBench,
  embeddedOptions,
  triviaQa,
  schema,
  completion,
  wrappedQuestion,
  recordedResults,
  squad,
  webQuestions,
  webQsp,
  yesNo,
  gsm8k,
  math,
  chat,
  instruction,
  nqOpen,
  mmluHeaderless
];

const FORMAT_NAMES: Record<FileFormat, string> = {
  csv: 'CSV',
  tsv: 'TSV',
  json: 'JSON',
  jsonl: 'JSONL',
  yaml: 'YAML',
  parquet: 'parquet',
  opentriviaqa: 'text',
  gift: 'text',
  aiken: 'text',
  'moodle-xml': 'XML',
  qti: 'XML',
  blackboard: 'text',
  brightspace: 'CSV',
  h5p: 'JSON'
};

/** A table that is known: what it was recognised as, and how its rows are read. */
export interface RecognisedTable {
  table: Table;
  recognised: Recognition;
  read: (row: RowView) => Draft;
  /** The mapping it is read with, or `null` where a shape reads it. */
  mapping: ColumnMapping | null;
  /** Whether passages stand beside the questions (`Shape.passageApart`). */
  passageApart: boolean;
}

function mappingName({ gold, options, distractors }: ColumnMapping): string {
  return gold || options.length > 0 || distractors.length > 0
    ? 'Questions with options'
    : 'Questions and answers';
}

function recognition(
  table: Table,
  { id, name, sure }: Pick<Recognition, 'name' | 'sure'> & { id: string }
): Recognition {
  const { format, encoding } = table.source;
  return { format, encoding, shape: id, name: `${name} (${FORMAT_NAMES[format]})`, sure };
}

/** Reads with a shape; the id is found under its usual names. */
function readerOf(shape: Shape): RecognisedTable['read'] {
  return (row) => {
    const draft = shape.read(row);
    return { ...draft, id: draft.id ?? row.id() };
  };
}

function shaped(table: Table, shape: Shape): RecognisedTable {
  const { passageApart = false } = shape;
  return { table, recognised: recognition(table, shape), read: readerOf(shape), mapping: null, passageApart };
}

/**
 * Recognises a table: a mapping that a person made for its columns goes first, then the known shapes, then what names of
 * columns leave no doubt about. `null` where a person has to say which column is what.
 */
export function recognise(table: Table, mappings: Mappings, report: Report): RecognisedTable | null {
  const signature = signatureOf(table);
  const mapping = Object.hasOwn(mappings, signature) ? mappings[signature] : null;
  if (mapping) {
    const recognised = recognition(table, { id: 'mapped', name: mappingName(mapping), sure: 'mapped' });
    const read = withoutWrongAnswers(table, mapping, readerOfMapping(mapping));
    return { table, recognised, read, mapping, passageApart: false };
  }
  if (isLmEvaluation(table)) {
    const documents = documentsOf(table, report);
    const inner = recognise(documents, {}, report);
    const shape = lmEvaluationRequests;
    if (inner) {
      const name = `${shape.name}: ${inner.recognised.name.replace(/ \([^)]*\)$/, '')}`;
      return {
        ...inner,
        recognised: recognition(table, { id: shape.id, name, sure: inner.recognised.sure })
      };
    }
    if (shape.fits(table)) return shaped(table, shape);
  }
  const instances = instancesOf(table, report);
  if (instances) return recognise(instances, {}, report);
  const samples = samplesOf(table, report);
  if (samples) return recognise(samples, {}, report);
  const shape = SHAPES.find((candidate) => candidate.fits(table));
  if (shape) return shaped(table, shape);
  const suggestion = suggestMapping(table);
  if (!suggestion.confident) return null;
  const recognised = recognition(table, {
    id: suggestion.mapping.gold ? 'multiple-choice' : 'question-answer',
    name: mappingName(suggestion.mapping),
    sure: 'likely'
  });
  const { mapping: suggested } = suggestion;
  return {
    table,
    recognised,
    read: withoutWrongAnswers(table, suggested, readerOfMapping(suggested, false)),
    mapping: suggested,
    passageApart: false
  };
}
