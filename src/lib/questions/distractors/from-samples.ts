import { gradeReply } from '../grading';
import type { Question } from '../question';
import { answerKey } from '../same-answer';

const LONGEST = 200;

/** Words an option may have beyond the longest accepted answer: a sentence beside names gives itself away. */
const MORE_WORDS = 4;

const FULL_STOP = /(?<=\S{2}|\d)\.$/;

/** A model's reply reduced to what could stand as an option: its first line, without marks around it. */
function optionOf(reply: string): string {
  const [line = ''] = reply.replace(/^[\s:]+/, '').split(/\r\n|\n|\r/);
  return line
    .replace(/\*\*|__|`/g, '')
    .replace(/^[-*•] /, '')
    .replace(/^(?:answer|a)\s*[:.]\s*/i, '')
    .trim()
    .replace(FULL_STOP, '')
    .replace(/^["“'](.*)["”']$/, '$1')
    .replace(FULL_STOP, '')
    .trim();
}

function wordsIn(text: string): number {
  return text.split(/\s+/).length;
}

/**
 * Wrong answers among replies that a model gave when sampled, the most frequent first: refusals, empty replies,
 * sentences beside short answers and whatever would be graded right are left out, and each is taken once.
 * @param samples the sampled texts, as they came
 */
export function distractorsFromSamples(
  question: Question,
  samples: readonly string[],
  count: number
): { text: string; samples: number }[] {
  const most = Math.max(...question.answers.map(wordsIn)) + MORE_WORDS;
  const taken = new Set([...question.answers, ...(question.distractors ?? [])].map(answerKey));
  const found = new Map<string, { text: string; samples: number }>();
  for (const reply of samples) {
    const text = optionOf(reply);
    const key = answerKey(text);
    if (text === '' || text.length > LONGEST || wordsIn(text) > most || taken.has(key)) continue;
    if (gradeReply(reply, question).grade !== 'wrong' || gradeReply(text, question).grade !== 'wrong')
      continue;
    const entry = found.get(key) ?? { text, samples: 0 };
    entry.samples++;
    found.set(key, entry);
  }
  return [...found.values()].sort((a, b) => b.samples - a.samples).slice(0, count);
}
