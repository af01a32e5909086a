import { writtenOptions, type WrittenOptions } from '../values/written-options';
import { withoutPromptWords } from './prompt-words';

const HEADING = /(?:\b(?:answer |possible )?(?:options|choices|answers|alternatives)(?: are)?)\s{0,9}:$/i;
/** A line that asks for one of the letters, or for the answer: without the list it says nothing. */
const CALL =
  /^(?:(?:the |your )?(?:correct |right |best |final )?(?:answer|response)(?: is)?\s{0,9}:?|A:.{0,200}|.{0,200}\b(?:answer|choose|select|reply|respond|pick)\b.{0,200}\b(?:letters?|options?|choices?|[A-J](?:, ?[A-J]){0,9},? or [A-J])\b.{0,200})$/i;

/**
 * A question that lists its options, parted: the question without the list, and the options. Words that an evaluation
 * suite puts around it are taken off; `null` where it lists none, or nothing else is left of it.
 */
export function questionWithOptions(question: string): (WrittenOptions & { question: string }) | null {
  const options = writtenOptions(withoutPromptWords(question));
  if (!options) return null;
  const texts = [...options.texts];
  const last = texts.at(-1) ?? '';
  let behind = '';
  if (texts.slice(0, -1).every((text) => !text?.includes('\n'))) {
    const end = last.indexOf('\n');
    if (end >= 0) {
      texts[texts.length - 1] = last.slice(0, end).trim() || null;
      behind = last
        .slice(end + 1)
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '' && !CALL.test(line))
        .join('\n');
    }
  }
  const before = options.before.replace(HEADING, '').trim();
  const bare = [before, behind].filter((part) => part !== '').join('\n');
  return bare === '' ? null : { ...options, texts, question: bare };
}
