import { counted } from '../predictions/counted';
import type { Arrival, Fate, Outcome } from './arrival';
import type { Stock } from './estimate';
import type { Kind } from './format';
import type { Given } from './given';

/** What the kinds are called, in the order they are told. */
export const kindTitles: Record<Kind, string> = {
  set: 'Question sets',
  run: 'Runs',
  'as-stored': 'Runs that cannot be shown',
  variants: 'Prompt variants',
  mappings: 'Column mappings',
  workshop: 'Workshop',
  models: 'Models by address'
};

const foreseen: Record<Fate, string> = {
  new: 'new here',
  same: 'already here, the same',
  joined: 'here in part: what is missing is added',
  both: 'another one is here: both are kept',
  'put-back': 'here among the removed: it goes back on the list',
  stays: 'another one is here, and stays',
  'left-out': 'left out'
};

const done: Record<Fate, string> = {
  new: 'came in',
  same: 'was here already, the same',
  joined: 'was here in part: what was missing was added',
  both: 'another one is here: both are kept',
  'put-back': 'was among the removed: it is on the list again',
  stays: 'another one is here, and stayed',
  'left-out': 'left out'
};

/** What becomes, or became, of one thing, in words. */
export function fateWords({ fate, why }: Outcome, isDone: boolean): string {
  return `${(isDone ? done : foreseen)[fate]}${why === undefined ? '' : ` (${why})`}`;
}

/** Whether something changes here by it. */
export const changes = ({ fate }: Outcome) => ['new', 'joined', 'both', 'put-back'].includes(fate);

/** What becomes of many things, counted: “2 new here · 1 already here, the same”. */
export function countedFates(outcomes: readonly Outcome[], isDone: boolean): string {
  const words = isDone ? done : foreseen;
  const fates = (Object.keys(words) as Fate[]).filter((fate) => outcomes.some((each) => each.fate === fate));
  return fates
    .map((fate) => `${outcomes.filter((each) => each.fate === fate).length} ${words[fate]}`)
    .join(' · ');
}

/** Things of a file by their kinds, in the order they are told. */
export function byKind<T>(all: readonly T[], arrivalOf: (each: T) => Arrival): [Kind, T[]][] {
  return (Object.keys(kindTitles) as Kind[]).flatMap((kind): [Kind, T[]][] => {
    const own = all.filter((each) => arrivalOf(each).kind === kind);
    return own.length > 0 ? [[kind, own]] : [];
  });
}

/** What would be saved, in words, a thing each; empty where there is nothing. */
export function stockWords(stock: Stock, given: Given): string[] {
  const { sets, questions, runs, answers, grades, mappings } = stock;
  const workshop = Object.keys(given.workshop).length;
  return [
    sets > 0 && `${counted(sets, 'question set')} of your own with ${counted(questions, 'question')}`,
    runs > 0 &&
      `${counted(runs, 'run')} with ${counted(answers, 'answered question')}${grades > 0 ? ` and ${counted(grades, 'grade or grouping', 'grades and groupings')} of yours` : ''}`,
    given.variants.length > 0 && counted(given.variants.length, 'prompt variant'),
    mappings > 0 && `how the columns of ${counted(mappings, 'table')} are read`,
    workshop > 0 && `what was done in the workshop (${counted(workshop, 'note')})`,
    given.models.length > 0 && `${counted(given.models.length, 'address of a model', 'addresses of models')}`
  ].filter((words) => words !== false);
}
