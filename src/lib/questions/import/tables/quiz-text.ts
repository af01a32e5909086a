import type { FileFormat, TextEncoding } from '../import-result';
import type { Report } from '../report';
import { isAiken, readAiken } from './aiken';
import { readGift } from './gift';
import { isGift } from './gift-blocks';
import { isOpenTriviaQa } from './opentriviaqa';
import type { Table } from './table';

/** Whether an XML text is a question bank of Moodle's: its first element is `<quiz>`. */
export function isMoodleXml(text: string): boolean {
  const start = text.slice(0, 20_000);
  return /^\s*</.test(start) && /<([A-Za-z_][\w:.-]*)/.exec(start)?.[1] === 'quiz';
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
