import { fieldOf, isRecord, type JsonRecord } from '../tables/record';
import { asNumber, asText, unpackCell } from './read-value';

const FLAGS = ['correct', 'iscorrect', 'right', 'isright', 'istrue', 'isanswer'];
/** Fields with what an option earns: they tell where the wrong ones earn nothing. */
const GRADES =
  'score points point fraction weight grade percent percentage marks mark credit flag truth label value'.split(
    ' '
  );
const TEXTS = ['text', 'answertext', 'answer', 'optiontext', 'option', 'value', 'title', 'label', 'content'];

/** An option whose record says whether it is right; `partly` where it earns some of the points. */
export interface FlaggedRecord {
  text: string | null;
  right: boolean;
  partly: boolean;
}

function flagOf(record: JsonRecord): boolean | null {
  const flag = FLAGS.map((name) => fieldOf(record, name)).find((value) => value !== undefined);
  if (typeof flag === 'boolean') return flag;
  const text = asText(flag)?.toLowerCase();
  return text === 'true' || text === '1' ? true : text === 'false' || text === '0' ? false : null;
}

function textOf(record: JsonRecord, without?: string): string | null {
  for (const name of TEXTS) {
    const text = name === without ? null : asText(fieldOf(record, name));
    if (text !== null) return text;
  }
  return null;
}

/** Points as a number, also those of a flag; `null` where there are none. */
function pointsOf(value: unknown): number | null {
  const text = asText(value)?.toLowerCase().replace(/\s*%$/, '');
  return text === 'true' ? 1 : text === 'false' ? 0 : asNumber(text);
}

/** Records by what they earn, where some earn nothing and some earn something. */
function graded(list: readonly JsonRecord[]): FlaggedRecord[] | null {
  for (const name of GRADES) {
    const points = list.map((record) => pointsOf(fieldOf(record, name)));
    const texts = list.map((record) => textOf(record, name));
    if (!points.every((own) => own !== null) || texts.includes(null)) continue;
    const most = Math.max(...points);
    if (!(most > 0) || !points.some((own) => own <= 0)) continue;
    // Numbers beside a `value` or `label` may count the options; grades of options are alike but for the right one's.
    const kinds = new Set(points);
    if (
      (name === 'value' || name === 'label') &&
      (kinds.size > 2 || list.length < 3) &&
      !hasFlags(list, name)
    )
      continue;
    // Shares below 1 are parts of it, as Moodle writes them.
    const whole = most < 1 ? 1 : most;
    return points.map((own, i) => ({
      text: texts[i]!,
      right: own >= whole,
      partly: own > 0 && own < whole
    }));
  }
  return null;
}

const hasFlags = (list: readonly JsonRecord[], name: string) =>
  list.every((record) => typeof fieldOf(record, name) === 'boolean');

/**
 * Options that are records with a text and a flag, `[{text, correct: true}, …]`, or with what they earn, `[{text,
 * fraction: 100}, {text, fraction: 0}]`; `null` for another value.
 */
export function flaggedRecords(value: unknown): FlaggedRecord[] | null {
  const list = unpackCell(value);
  if (!Array.isArray(list) || list.length === 0 || !list.every(isRecord)) return null;
  const flags = list.map(flagOf);
  if (flags.every((flag) => flag !== null)) {
    return list.map((record, i) => ({ text: textOf(record), right: flags[i]!, partly: false }));
  }
  return graded(list);
}
