import { RowFault } from '../draft';
import type { RowView } from '../row-view';
import type { Draft } from '../draft';
import type { Options } from '../values/options';
import { asText } from '../values/read-value';
import type { Shape } from './shape';

function chosenDraft(row: RowView, text: string, options: Options, field: string, gold: string): Draft {
  const chosen = row.choose(options, field, gold);
  return { text, answers: [chosen.texts[chosen.gold]], options: chosen, optionsColumn: row.column(field) };
}

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
    const texts = ['option1', 'option2'].map((field) => row.optional(field) ?? null);
    const options = { texts, labels: ['1', '2'] };
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
    const texts = ['sol1', 'sol2'].map((field) => row.optional(field) ?? null);
    return chosenDraft(row, row.text('goal', 'the goal'), { texts, labels: ['0', '1'] }, 'sol1', 'label');
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
    const texts = ['choice1', 'choice2'].map((field) => row.optional(field) ?? null);
    const question =
      asked === 'cause' ? 'What was the cause?' : asked === 'effect' ? 'What happened then?' : asked;
    const text = `${row.text('premise', 'the premise')} ${question}`;
    return chosenDraft(row, text, { texts, labels: ['0', '1'] }, 'choice1', 'label');
  }
};

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
    if (table.has('answer') && !table.has('choices')) {
      return table.mostly(
        'answer',
        (value) => typeof value === 'boolean' || (table.has('passage') && says(value))
      );
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
      answers: [chosen.texts[chosen.gold]],
      options: chosen,
      optionsColumn: row.column('targetscores')
    };
  }
};
