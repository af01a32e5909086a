import type { FileFormat, TextEncoding } from '../import-result';
import type { Report } from '../report';
import { isAiken, readAiken } from './aiken';
import { readGift } from './gift';
import { isGift } from './gift-blocks';
import { isOpenTriviaQa } from './opentriviaqa';
import type { Table } from './table';

/** Whether an XML text is a question bank of Moodle's: its first element is `<quiz>`. */
export function isMoodleXml(text: string): boolean {
  if (!/^\s{0,1000}</.test(text)) return false;
  let start = text.slice(0, 20_000);
  for (let at = start.indexOf('<!--'); at >= 0; at = start.indexOf('<!--')) {
    const end = start.indexOf('-->', at);
    start = start.slice(0, at) + (end < 0 ? '' : start.slice(end + 3));
  }
  return /<([A-Za-z_][\w:.-]*)/.exec(start)?.[1] === 'quiz';
}

/** Reads a text in one of the formats of quiz programs, known by its content; `null` where it is in none. */
export async function readQuizText(
  text: string,
  file: string,
  encoding: TextEncoding | null,
  report: Report
): Promise<Table | null> {
  const source = (format: FileFormat) => ({ file, format, encoding });
  if (isMoodleXml(text)) {
    // Its parser is fetched only now.
    const { readMoodleXml } = await import('./moodle-xml');
    return readMoodleXml(text, source('moodle-xml'), report);
  }
  if (isOpenTriviaQa(text)) return null;
  if (isGift(text)) return readGift(text, source('gift'), report);
  return isAiken(text) ? readAiken(text, source('aiken'), report) : null;
}
