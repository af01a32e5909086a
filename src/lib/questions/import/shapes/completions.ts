import { RowFault } from '../draft';
import type { RowView } from '../row-view';
import type { Draft } from '../draft';
import type { Options } from '../values/options';
import { asText } from '../values/read-value';
import type { Shape } from './shape';

function chosenDraft(row: RowView, text: string, options: Options, field: string, gold: string): Draft {
  const chosen = row.choose(options, field, gold);
  return { text, answers: [chosen.texts[chosen.gold]!], options: chosen, optionsColumn: row.column(field) };
}

/** Options in a column each, under the labels by which the key names them. */
function columnOptions(row: RowView, fields: readonly string[], labels: string[]): Options {
  return { texts: fields.map((field) => row.optional(field) ?? null), labels };
}

/** SWAG: the beginning of a text and four ways in which it may go on, a column each; `label` counts from 0. */
export const swag: Shape = {
  id: 'swag',
  name: 'SWAG',
  sure: 'certain',
  fits: (table) => table.has('startphrase', 'ending0', 'ending1', 'label'),
  read(row) {
    const fields = row.table.fields.filter((field) => /^ending\d$/.test(field));
    const labels = fields.map((field) => field.slice(-1));
    const options = columnOptions(row, fields, labels);
    return chosenDraft(row, row.text('startphrase', 'the beginning'), options, 'ending0', 'label');
  }
};

/** HellaSwag: a text and four ways in which it may go on. */
export const hellaSwag: Shape = {
  id: 'hellaswag',
  name: 'HellaSwag',
  sure: 'certain',
  fits: (table) => table.has('ctx', 'endings', 'label'),
  read: (row) => ({
    ...chosenDraft(row, row.text('ctx', 'the context'), row.options('endings'), 'endings', 'label'),
    group: row.optional('activitylabel')
  })
};

/** WinoGrande: a sentence with a gap `_` and two names for it; `answer` is 1 or 2. */
export const winoGrande: Shape = {
  id: 'winogrande',
  name: 'WinoGrande',
  sure: 'certain',
  fits: (table) => table.has('sentence', 'option1', 'option2', 'answer'),
  read(row) {
    const options = columnOptions(row, ['option1', 'option2'], ['1', '2']);
    return chosenDraft(row, row.text('sentence', 'the sentence'), options, 'option1', 'answer');
  }
};

/** PIQA: a goal and two ways to it; `label` is 0 or 1. */
export const piqa: Shape = {
  id: 'piqa',
  name: 'PIQA',
  sure: 'certain',
  fits: (table) => table.has('goal', 'sol1', 'sol2', 'label'),
  read(row) {
    const options = columnOptions(row, ['sol1', 'sol2'], ['0', '1']);
    return chosenDraft(row, row.text('goal', 'the goal'), options, 'sol1', 'label');
  }
};

/** COPA: a premise, and which of two sentences is its cause or its effect; `label` is 0 or 1. */
export const copa: Shape = {
  id: 'copa',
  name: 'COPA',
  sure: 'certain',
  fits: (table) => table.has('premise', 'choice1', 'choice2', 'question', 'label'),
  read(row) {
    const asked = row.text('question', 'the question');
    const options = columnOptions(row, ['choice1', 'choice2'], ['0', '1']);
    const question =
      asked === 'cause' ? 'What was the cause?' : asked === 'effect' ? 'What happened then?' : asked;
    const text = `${row.text('premise', 'the premise')} ${question}`;
    return chosenDraft(row, text, options, 'choice1', 'label');
  }
};

/** Share of answers that are 0 or 1 from which the others are at fault. */
const NEARLY_ALL = 0.98;
const YES = /^(?:true|yes|1)$/i;
const NO = /^(?:false|no|0)$/i;

/**
 * BoolQ, StrategyQA and their like: questions to be answered with yes or no, the answer a boolean. The passage is not
 * part of a question.
 */
export const yesNo: Shape = {
  id: 'yes-no',
  name: 'Yes or no (BoolQ, StrategyQA)',
  sure: 'certain',
  passageApart: true,
  fits(table) {
    if (!table.has('question')) return false;
    const says = (value: unknown) => YES.test(asText(value) ?? '') || NO.test(asText(value) ?? '');
    const isDigit = (value: unknown) => /^[01]$/.test(asText(value) ?? '');
    if (table.has('answer') && !table.has('choices')) {
      if (table.sample('passage', 1).length === 0) {
        return table.mostly('answer', (value) => typeof value === 'boolean');
      }
      // 0 and 1 may be the answers themselves, unless there are both and nothing else.
      const values = table.sample('answer', table.rows.length);
      const flags =
        values.filter(says).length >= NEARLY_ALL * values.length &&
        new Set(values.filter(isDigit).map(asText)).size === 2;
      return table.mostly('answer', (value) => says(value) && (flags || !isDigit(value)));
    }
    return table.has('passage', 'label') && table.mostly('label', says);
  },
  read(row) {
    const field = row.table.has('answer') ? 'answer' : 'label';
    const text = row.text('question', 'the question');
    const answer = row.text(field, 'the answer');
    if (!YES.test(answer) && !NO.test(answer))
      throw new RowFault(row.column(field), 'is neither true nor false', answer);
    const [answers, distractors] = YES.test(answer) ? [['yes', 'true'], ['no']] : [['no', 'false'], ['yes']];
    return { text, answers, distractors, optionsColumn: row.column(field) };
  }
};

/** BIG-bench's tasks: `input` and `target_scores`, a score for each option, the best of them right. */
export const bigBench: Shape = {
  id: 'big-bench',
  name: 'BIG-bench task',
  sure: 'certain',
  fits: (table) => table.has('input', 'targetscores'),
  read(row) {
    const text = row.text('input', 'the question');
    const value = row.get('targetscores');
    const scores = typeof value === 'object' && value !== null ? Object.entries(value) : [];
    const best = Math.max(0, ...scores.map(([, score]) => Number(score) || 0));
    const gold = scores.findIndex(([, score]) => best > 0 && score === best);
    if (gold < 0) throw new RowFault(row.column('targetscores'), 'marks no option as right', value);
    if (scores.filter(([, score]) => score === best).length > 1) {
      const reason = 'gives several options the best score; the lab takes questions with one right option';
      throw new RowFault(row.column('targetscores'), reason, value);
    }
    const options = { texts: scores.map(([option]) => option.trim() || null), labels: null };
    const chosen = row.chosen(options, 'targetscores', gold, 'targetscores');
    return {
      text,
      answers: [chosen.texts[chosen.gold]!],
      options: chosen,
      optionsColumn: row.column('targetscores')
    };
  }
};
