import type { Interval } from '../../calibration/intervals/bootstrap-interval';
import type { CalibratedRows } from '../calibrated';
import { groupNames, type DecisionRows } from '../decision-rows';
import type { GroupDecision } from '../groups';
import { decimal, decimalWithEnds, shareWithEnds, some } from '../number-words';
import type { DecisionFile } from './decision-file';
import type { JudgedFigures, JudgedRows } from './judged-rows';

/** One thing that a report of calibration has to say. */
export interface ChecklistItem {
  item: string;
  /** `said`: filled in from the run; `missing`: it is not known here, and `words` say what to do. */
  state: 'said' | 'missing';
  words: string;
}

/** What the checklist is filled in from. */
export interface ChecklistSource {
  file: DecisionFile;
  rows: DecisionRows;
  calibrated: CalibratedRows | null;
  figures: JudgedRows;
  groups: readonly GroupDecision[];
  /** How it was held against other questions or another period, in words; `null` where it was not. */
  shift: string | null;
  /** Rows that could have been chosen in place of this one. */
  choices: number;
  /** Grades that a person overruled; `null` where that is not known. */
  overruled: number | null;
}

const said = (item: string, words: string): ChecklistItem => ({ item, state: 'said', words });
const missing = (item: string, words: string): ChecklistItem => ({ item, state: 'missing', words });

/** Words of a figure as it is, and after the fit where there is one. */
function beforeAfter({ asIs, fitted }: JudgedRows, of: (figures: JudgedFigures) => string): string {
  return [asIs && `as it is ${of(asIs)}`, fitted && `calibrated ${of(fitted)}`].filter(Boolean).join('; ');
}

function figureItems(figures: JudgedRows): ChecklistItem[] {
  const any = figures.asIs ?? figures.fitted;
  if (!any) {
    const why = 'A score is no chance of being right: choose a calibrator under Bands.';
    return ['ECE with its bins', 'NLL and Brier score', 'Accuracy and discrimination'].map((item) =>
      missing(item, why)
    );
  }
  const ends = (value: number, interval: Interval | null) => decimalWithEnds(value, interval);
  return [
    said(
      'Accuracy and discrimination',
      `${shareWithEnds(any.accuracy, any.accuracyInterval)} of ${any.n} right; AUROC ${beforeAfter(figures, ({ auroc, aurocInterval }) => ends(auroc, aurocInterval))}.`
    ),
    said(
      'ECE with its bins',
      `${any.bins} right-closed bins of equal width, n = ${any.n}: ${beforeAfter(figures, ({ ece, floor, correctedEce, eceInterval }) => `${decimal(ece)} (by chance alone up to ${decimal(floor.upper)} in 95 % of cases; without chance ${ends(correctedEce, eceInterval)})`)}.`
    ),
    said(
      'NLL and Brier score',
      `NLL of right or wrong, nats, ${beforeAfter(figures, ({ nll, clipped }) => `${decimal(nll)}${clipped > 0 ? ` (${clipped} clipped at 1e-12)` : ''}`)}. Brier ${beforeAfter(figures, ({ brier, brierInterval }) => ends(brier, brierInterval))}; always saying the base rate ${decimal(any.constant)}.`
    )
  ];
}

function sourceItems({ file, rows, choices, overruled }: ChecklistSource): ChecklistItem[] {
  const { source, split } = file;
  const isRun = source.kind === 'run';
  const notes = rows.notes.length > 0 ? ` ${rows.notes.join(' ')}` : ' None was left out.';
  return [
    isRun
      ? said('Model', `${source.model}; run ${source.run} of ${source.createdAt}.`)
      : missing('Model', `${source.file} does not say which model it comes from: name it, with its version.`),
    isRun
      ? said('Questions', `“${source.questions}”, ${some(rows.ids.length, 'question')} that count.${notes}`)
      : said('Questions', `${some(rows.ids.length, 'row')} of ${source.file}.${notes}`),
    missing('Where it will be used', 'Whether these questions are like those to come is for you to say.'),
    isRun
      ? said(
          'How confidence is read',
          `${file.of} (${source.row}); prompts and options are in the report and in run.json.`
        )
      : missing('How confidence is read', `${source.file} holds numbers, not how they were made.`),
    overruled === null
      ? missing('How answers were graded', 'The file holds grades, not who gave them.')
      : said(
          'How answers were graded',
          `By the lab’s rules; ${some(overruled, 'grade')} overruled by a person.`
        ),
    split.nJudge > 0 && split.nFit > 0
      ? said(
          'Split',
          `${split.nFit} to fit and to choose on, ${split.nJudge} others for every figure; by ${split.by}.`
        )
      : missing('Split', `All ${split.nFit + split.nJudge} are in one part, so nothing is held out.`),
    said(
      'How many were tried',
      choices > 1
        ? `This is one of ${choices} rows of its run. If it was chosen for its figures on the held-out questions, they flatter.`
        : 'It is the only row.'
    )
  ];
}

function groupItem({ rows, groups }: ChecklistSource): ChecklistItem {
  const item = 'Groups';
  const all = groupNames(rows).length;
  const enough = groups.filter(({ warning }) => warning === null);
  if (all === 0) return missing(item, 'The questions have no groups, so none was looked at on its own.');
  if (enough.length === 0) {
    return missing(item, `Each of ${all} groups is too small for a figure of its own.`);
  }
  const words = enough.map(({ group, underOne }) =>
    underOne.shown > 0
      ? `${group} ${shareWithEnds(underOne.precision, underOne.precisionInterval)} of ${underOne.shown} shown`
      : `${group} none of ${underOne.n} shown`
  );
  return said(
    item,
    `Right under the single threshold: ${words.join('; ')}.${enough.length < all ? ` ${some(all - enough.length, 'other group')} too small.` : ''}`
  );
}

/**
 * What a report of calibration has to say, filled in from what was decided; what is not known is said to be missing. Items
 * follow model cards (Mitchell et al. 2019) and what this lab holds a figure to need: bins and chance beside an ECE, an
 * interval, a part that chose nothing.
 */
export function checklist(source: ChecklistSource): ChecklistItem[] {
  const { file, calibrated, figures, shift } = source;
  const { threshold } = file;
  const promised = threshold.target.kind === 'precision' && threshold.target.certainty !== null;
  return [
    ...sourceItems(source),
    ...figureItems(figures),
    calibrated
      ? said(
          'Calibrator',
          `${calibrated.title}, fitted on ${calibrated.n} questions: ${JSON.stringify(calibrated.calibrator.toJSON().parameters)}${parameterEnds(calibrated)}.${calibrated.lost ? ` ${calibrated.lost}` : ''}`
        )
      : missing('Calibrator', 'None was chosen: confidences are as the model gives them.'),
    threshold.value === null || !promised
      ? missing(
          'Threshold with a promise',
          promised ? threshold.sentence : `${threshold.sentence} It comes without a promise.`
        )
      : said('Threshold with a promise', threshold.sentence),
    groupItem(source),
    shift === null
      ? missing(
          'Shift',
          'It was not compared with another period, model or kind of question: choose a second run or file.'
        )
      : said('Shift', shift),
    said(
      'To repeat it',
      file.source.kind === 'run'
        ? `Seed ${file.source.seed}, Calibration Lab ${file.source.labVersion}; the run’s file holds all that was asked and answered.`
        : `${file.source.file}, Calibration Lab ${file.source.labVersion}.`
    ),
    missing('Limits', 'No figure says what a wrong answer may do, and to whom: that is for you to write.')
  ];
}

/** Intervals of a calibrator's parameters in words; nothing where it has none. */
function parameterEnds({ calibrator: { report } }: CalibratedRows): string {
  const known = Object.entries(report.intervals).flatMap(([name, interval]) =>
    interval ? [`${name} ${decimal(interval[0])} to ${decimal(interval[1])}`] : []
  );
  return known.length > 0 ? ` (95 %: ${known.join(', ')})` : '';
}

/** How much of it is filled in, in words. */
export function checklistSentence(items: readonly ChecklistItem[]): string {
  const open = items.filter(({ state }) => state === 'missing');
  return open.length === 0
    ? `All ${items.length} are filled in.`
    : `${items.length - open.length} of ${items.length} are filled in; missing: ${open.map(({ item }) => item.toLowerCase()).join(', ')}.`;
}

/** The checklist in Markdown. */
export function checklistMarkdown(items: readonly ChecklistItem[]): string {
  const lines = items.map(
    ({ item, state, words }) =>
      `- [${state === 'said' ? 'x' : ' '}] **${item}**${state === 'missing' ? ' (missing)' : ''}: ${words}`
  );
  return `${lines.join('\n')}\n`;
}
