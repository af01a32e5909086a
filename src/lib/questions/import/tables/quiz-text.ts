import type { FileFormat } from '../file-format';
import type { TextEncoding } from '../import-result';
import type { Report } from '../report';
import { isAiken, readAiken } from './aiken';
import { isBlackboard, readBlackboard } from './blackboard';
import { isBrightspace, readBrightspace } from './brightspace';
import { readGift } from './gift';
import { isGift } from './gift-blocks';
import { isOpenTriviaQa } from './opentriviaqa';
import type { Table } from './table';

/** Name of an XML text's first element, without its namespace's prefix; `null` for another text. */
export function rootOf(text: string): string | null {
  if (!/^\s{0,1000}</.test(text)) return null;
  let start = text.slice(0, 20_000);
  for (let at = start.indexOf('<!--'); at >= 0; at = start.indexOf('<!--')) {
    const end = start.indexOf('-->', at);
    start = start.slice(0, at) + (end < 0 ? '' : start.slice(end + 3));
  }
  return /<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)/.exec(start)?.[1] ?? null;
}

const QTI = ['questestinterop', 'assessmentItem', 'qti-assessment-item'];

/** What stands beside the questions in their package, and holds none. */
const AROUND_QTI = ['manifest', 'assessmentTest', 'qti-assessment-test', 'assessmentSection'];

/** Reads a text in one of the formats of quiz programs, known by its content; `null` where it is in none. */
export async function readQuizText(
  text: string,
  file: string,
  encoding: TextEncoding | null,
  report: Report
): Promise<Table | null> {
  const source = (format: FileFormat) => ({ file, format, encoding });
  const root = rootOf(text);
  if (root === 'quiz') {
    // Its parser is fetched only now.
    const { readMoodleXml } = await import('./moodle-xml');
    return readMoodleXml(text, source('moodle-xml'), report);
  }
  if (root !== null && [...QTI, ...AROUND_QTI].includes(root)) {
    const { readQti } = await import('./qti');
    return readQti(text, source('qti'), report);
  }
  if (isBrightspace(text)) return readBrightspace(text, source('brightspace'), report);
  if (isBlackboard(text)) return readBlackboard(text, source('blackboard'), report);
  if (isOpenTriviaQa(text)) return null;
  if (isGift(text)) return readGift(text, source('gift'), report);
  return isAiken(text) ? readAiken(text, source('aiken'), report) : null;
}
