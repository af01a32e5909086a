import { isFieldName } from '../mapping/field-names';
import { linesOf } from './lines';
import { fieldKey } from './table';

/** What stands between two blank lines of a GIFT file: a question, or a line that names the category. */
export interface GiftBlock {
  /** On which it begins, from 1. */
  line: number;
  text: string;
  /** From a comment before or within it, `// [id:x]`. */
  id: string | null;
}

/** The braces of a text that are not escaped, in order. */
export function bracesOf(text: string): string[] {
  return Array.from(text.matchAll(/\\.|[{}]/gs), ([found]) => found).filter((found) => found.length === 1);
}

function* rawBlocks(text: string): Generator<GiftBlock> {
  let lines: string[] = [];
  let first = 0;
  let id: string | null = null;
  for (const { text: content, line } of linesOf(text)) {
    const bare = content.trim();
    if (bare.startsWith('//')) {
      id = /\[id:([^\]]{1,200})\]/.exec(bare.slice(0, 2000))?.[1]?.trim() ?? id;
    } else if (bare !== '') {
      if (lines.length === 0) first = line;
      lines.push(content);
      if (/^\s*\$CATEGORY:/.test(content) && lines.length === 1) {
        yield { line: first, text: content, id: null };
        lines = [];
      }
    } else if (lines.length > 0) {
      yield { line: first, text: lines.join('\n'), id };
      lines = [];
      id = null;
    }
  }
  if (lines.length > 0) yield { line: first, text: lines.join('\n'), id };
}

/** Blocks over which the braces of one question may be spread. */
const MOST_PARTS = 30;

/**
 * The blocks of a GIFT file, comments left out. A blank line inside the braces of an answer does not end a question, as
 * long as they are closed before others are opened.
 */
export function* giftBlocks(text: string): Generator<GiftBlock> {
  let held: { block: GiftBlock; parts: GiftBlock[] } | null = null;
  for (const block of rawBlocks(text)) {
    const braces = bracesOf(block.text);
    if (held) {
      held.parts.push(block);
      if (braces[0] === '}') {
        yield { ...held.block, text: [held.block, ...held.parts].map((part) => part.text).join('\n') };
        held = null;
        continue;
      }
      if (braces.length === 0 && held.parts.length < MOST_PARTS) continue;
      held.parts.pop();
      yield held.block;
      yield* held.parts;
      held = null;
    }
    if (braces.at(-1) === '{') held = { block, parts: [] };
    else yield block;
  }
  if (held) {
    yield held.block;
    yield* held.parts;
  }
}

const ANSWERS = /\{\s*(?:[=~#]|(?:TRUE|FALSE|T|F)\s*(?:#[^{}]*)?\})/;

function hasAnswers(text: string): boolean {
  const plain = text.replace(/\\./gs, '');
  // Several pairs are a fault of the question, which is told.
  return /^(?:\{\})+$/.test(bracesOf(plain).join('')) && ANSWERS.test(plain);
}

/** Whether a text is in Moodle's GIFT format: questions with their answers in braces, and blank lines between them. */
export function isGift(text: string): boolean {
  const start = text.slice(0, 20_000);
  const blocks: GiftBlock[] = [];
  for (const block of giftBlocks(start)) if (blocks.push(block) === 20) break;
  const [head] = blocks;
  if (!head || (/^\s*[[{]/.test(head.text) && !/^\s*\[(?:html|markdown|plain|moodle)\]/.test(head.text))) {
    return false;
  }
  const names = head.text.split('\n', 1)[0]!.split(/[,;\t|]/);
  // The cells of a table may hold anything.
  if (names.filter((name) => isFieldName(fieldKey(name))).length > 1) return false;
  const questions = blocks.filter((block) => !block.text.trimStart().startsWith('$CATEGORY:'));
  const answered = questions.filter((block) => hasAnswers(block.text)).length;
  if (questions.length < blocks.length || questions.every(({ text }) => text.trimStart().startsWith('::'))) {
    return answered > 0;
  }
  return answered > 0 && answered >= questions.length / 2;
}
