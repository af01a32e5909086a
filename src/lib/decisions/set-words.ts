import type { DecisionRows } from './decision-rows';
import { exactShare, shareWithEnds } from './number-words';
import type { DecisionPart, PartTable } from './part';
import { conformalTitles, EXCHANGEABLE, type SetDecision } from './prediction-sets';

/** A set shown on its question. */
export interface ShownSet {
  id: string;
  /** The question, or its id where its words are not known. */
  text: string;
  options: { option: number; name: string; right: boolean }[];
  /** Name of the right option where the set misses it. */
  missed: string | null;
}

/** The first sets, with the words of their questions and options. */
export function shownSets(
  rows: DecisionRows,
  { shown }: Pick<SetDecision, 'shown'>,
  most: number
): ShownSet[] {
  const { options, ids, texts } = rows;
  if (!options) return [];
  return shown.slice(0, most).map(({ place, set }) => {
    const name = (option: number) => options.texts?.[place]?.[option] ?? `option ${option + 1}`;
    const label = options.labels[place]!;
    return {
      id: ids[place]!,
      text: texts?.[place] ?? ids[place]!,
      options: set.map((option) => ({ option, name: name(option), right: option === label })),
      missed: set.includes(label) ? null : name(label)
    };
  });
}

function groupTable({ groups }: SetDecision): PartTable[] {
  if (groups.size === 0) return [];
  return [
    {
      caption: 'Sets of each group',
      columns: ['group', 'n', 'holds the right option', 'options on average'],
      cells: Array.from(groups, ([group, { n, coverage, interval, meanSize }]) => [
        group,
        String(n),
        n > 0 ? shareWithEnds(coverage, interval) : '–',
        n > 0 ? meanSize.toFixed(2) : '–'
      ])
    }
  ];
}

/** Sets that a report shows. */
const SHOWN = 20;

function shownTable(rows: DecisionRows, sets: SetDecision): PartTable[] {
  const listed = shownSets(rows, sets, SHOWN);
  if (listed.length === 0) return [];
  return [
    {
      caption: `Sets of the first ${listed.length} of ${sets.shown.length} questions`,
      columns: ['question', 'set (✓ the right option)', 'missed'],
      cells: listed.map(({ text, options, missed }) => [
        text,
        options.map(({ name, right }) => `${name}${right ? ' ✓' : ''}`).join('; ') || 'nothing conforms',
        missed ?? ''
      ])
    }
  ];
}

/** Prediction sets in words and tables. */
export function setPart(rows: DecisionRows, sets: SetDecision): DecisionPart {
  const made = sets.calibratedOn
    ? `; calibrated on “${sets.calibratedOn}” alone`
    : sets.byGroup
      ? '; each group by itself'
      : '';
  return {
    title: 'Prediction sets',
    sentences: [sets.sentence],
    tables: [...groupTable(sets), ...shownTable(rows, sets)],
    notes: [`${conformalTitles[sets.score]}; ${exactShare(sets.alpha)} may miss${made}. ${EXCHANGEABLE}`]
  };
}
