import { gradeReply } from '../grading';
import type { Question } from '../question';
import { answerKey } from '../same-answer';

const LONGEST = 200;

/** A model's reply reduced to what could stand as an option: its first line, without quotes or a full stop. */
function optionOf(reply: string): string {
  const [line = ''] = reply.trim().split(/\r\n|\n|\r/);
  return line
    .replace(/^(?:answer|a)\s*[:.]\s*/i, '')
    .replace(/^["“'](.*)["”']$/, '$1')
    .replace(/(?<=\S{2}|\d)\.$/, '')
    .trim();
}

/**
 * Wrong answers among replies that a model gave when sampled, the most frequent first: refusals, empty replies and
 * whatever would be graded right are left out, and each is taken once.
 * @param samples the sampled texts, as they came
 */
export function distractorsFromSamples(
  question: Question,
  samples: readonly string[],
  count: number
): { text: string; samples: number }[] {
  const taken = new Set([...question.answers, ...(question.distractors ?? [])].map(answerKey));
  const found = new Map<string, { text: string; samples: number }>();
  for (const reply of samples) {
    const text = optionOf(reply);
    const key = answerKey(text);
    if (text === '' || text.length > LONGEST || taken.has(key)) continue;
    if (gradeReply(reply, question).grade !== 'wrong' || gradeReply(text, question).grade !== 'wrong')
      continue;
    const entry = found.get(key) ?? { text, samples: 0 };
    entry.samples++;
    found.set(key, entry);
  }
  return [...found.values()].sort((a, b) => b.samples - a.samples).slice(0, count);
}
