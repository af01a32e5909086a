import { hashText } from '../../calibration/splitting/hash-text';
import type { LearnerAnswers } from '../learner-answers';
import { answersOfBytes, bytesOfAnswers } from './answers-bytes';
import { fromBase32, toBase32 } from './base32';
import { BadBytes } from './bytes';
import { faultOf } from './checked-answers';

/** Version of the codes this page makes and reads. */
export const CODE_VERSION = 1;
/** Characters of a code at most: what the largest QR code holds of any text, in bytes. */
export const LONGEST_CODE = 2953;
const BEGINNING = /^LABROOM(\d{1,4})\.(.*?)(\.?)$/is;
/** Two bytes of length before the content, four of checksum behind it. */
const FRAME = 6;

/** A code that is not taken, or answers that make none; its message is a whole sentence. */
export class CodeRefused extends Error {
  override name = 'CodeRefused';
}

const sumOf = (bytes: Uint8Array) => hashText(String.fromCharCode(...bytes));

/**
 * A learner's answers as a text of capitals, digits and dots that can be pasted, saved and shown as a QR code:
 * `LABROOM1.` … `.`, with their length and a checksum. Confidences are kept to a hundredth of a percent.
 * @throws CodeRefused where the answers are at fault, or too much for one code
 */
export function encodeAnswers(answers: LearnerAnswers): string {
  const fault = faultOf(answers);
  if (fault) throw new CodeRefused(`These answers make no code: ${fault}.`);
  let content: Uint8Array;
  try {
    content = bytesOfAnswers(answers);
  } catch (error) {
    if (error instanceof RangeError) throw new CodeRefused(`These answers make no code: ${error.message}.`);
    throw error;
  }
  const framed = new Uint8Array(content.length + FRAME);
  const view = new DataView(framed.buffer);
  view.setUint16(0, content.length);
  framed.set(content, 2);
  view.setUint32(2 + content.length, sumOf(content));
  const code = `LABROOM${CODE_VERSION}.${toBase32(framed)}.`;
  if (code.length > LONGEST_CODE) {
    throw new CodeRefused(
      `These answers are too much for one code: ${code.length} characters, and a code holds ${LONGEST_CODE}.`
    );
  }
  return code;
}

/** The bytes between length and checksum. @throws CodeRefused when they do not fit */
function contentOf(body: string): Uint8Array {
  const framed = fromBase32(body);
  if ('stranger' in framed) {
    throw new CodeRefused(
      `The code holds a character that belongs to none: ${JSON.stringify(framed.stranger)}.`
    );
  }
  const view = new DataView(framed.buffer);
  if (framed.length < FRAME) throw new CodeRefused('The code was cut off: nearly all of it is missing.');
  const length = view.getUint16(0);
  const wanted = Math.ceil(((length + FRAME) * 8) / 5);
  if (body.length < wanted) {
    throw new CodeRefused(
      `The code was cut off: ${body.length} characters are there, and it says it has ${wanted}.`
    );
  }
  if (body.length > wanted) {
    throw new CodeRefused(
      `The code is longer than it says: ${body.length} characters in place of ${wanted}.`
    );
  }
  const content = framed.subarray(2, 2 + length);
  if (view.getUint32(2 + length) !== sumOf(content)) {
    throw new CodeRefused(
      'The code was changed on the way: its checksum does not fit. Copy or scan it again.'
    );
  }
  return content;
}

/**
 * The answers a code holds. Characters that could be mistaken (o and 0, l and 1, small and capital) are one.
 * @throws CodeRefused with the reason: no code, another version, cut off, changed on the way, or answers that make no sense
 */
export function decodeAnswers(code: string): LearnerAnswers {
  if (code.length > LONGEST_CODE) throw new CodeRefused('This is longer than any code.');
  const match = BEGINNING.exec(code);
  if (!match) throw new CodeRefused('This is no code of the room: one begins with LABROOM.');
  const [, version, body] = match;
  if (Number(version) !== CODE_VERSION) {
    throw new CodeRefused(
      `The code is of version ${Number(version)}, and this page reads version ${CODE_VERSION}: one of the two pages is older. Reload both.`
    );
  }
  const content = contentOf(body!);
  try {
    const answers = answersOfBytes(content);
    const fault = faultOf(answers);
    if (fault) throw new BadBytes(fault);
    return answers;
  } catch (error) {
    if (error instanceof BadBytes) throw new CodeRefused(`The code makes no sense: ${error.message}.`);
    throw error;
  }
}
