import type { LearnerAnswer, LearnerAnswers } from '../learner-answers';
import { BadBytes, ByteReader, ByteWriter } from './bytes';

/** A confidence is kept to a hundredth of a percent. */
const STEPS = 10_000;
const CORRECT = 2;
const CHOSEN = 1;

/** How many characters two texts have in common at their beginnings, 255 at most. */
function sharedStart(a: string[], b: string[]): number {
  let shared = 0;
  while (shared < 255 && shared < a.length && a[shared] === b[shared]) shared++;
  return shared;
}

/**
 * A learner's answers as bytes: of a question's id what differs from the one before, of a confidence hundredths of a percent.
 * @throws RangeError where there are over 255 answers, or a text is longer than 255 bytes
 */
export function bytesOfAnswers({ set, setHash, nickname, answers }: LearnerAnswers): Uint8Array<ArrayBuffer> {
  if (answers.length > 255) throw new RangeError(`${answers.length} answers are too many; 255 can be held`);
  const writer = new ByteWriter();
  for (const text of [set, setHash, nickname]) writer.text(text);
  writer.byte(answers.length);
  let before: string[] = [];
  for (const { questionId, choice, confidence, correct } of answers) {
    const id = [...questionId];
    const shared = sharedStart(id, before);
    writer.byte(shared);
    writer.text(id.slice(shared).join(''));
    writer.pair(
      4 * Math.round(confidence * STEPS) + (correct ? CORRECT : 0) + (choice === null ? 0 : CHOSEN)
    );
    if (choice !== null) writer.text(choice);
    before = id;
  }
  return writer.done();
}

/**
 * What `bytesOfAnswers` was given; that it makes sense is for others to check.
 * @throws BadBytes saying what is wrong
 */
export function answersOfBytes(bytes: Uint8Array): LearnerAnswers {
  const reader = new ByteReader(bytes);
  const [set, setHash, nickname] = [reader.text(), reader.text(), reader.text()];
  const answers: LearnerAnswer[] = [];
  let before: string[] = [];
  for (let left = reader.byte(); left > 0; left--) {
    const shared = reader.byte();
    if (shared > before.length) throw new BadBytes('a question’s id cannot be put together');
    const id = [...before.slice(0, shared), ...reader.text()];
    const packed = reader.pair();
    answers.push({
      questionId: id.join(''),
      choice: (packed & CHOSEN) === 0 ? null : reader.text(),
      confidence: (packed >>> 2) / STEPS,
      correct: (packed & CORRECT) !== 0
    });
    before = id;
  }
  if (!reader.empty) throw new BadBytes('there is more in it than answers');
  return { set, setHash, nickname, answers };
}
