import { RowFault } from '../draft';
import { fieldOf, isRecord } from '../tables/record';
import type { Table } from '../tables/table';
import { asText, unpackCell } from '../values/read-value';
import type { Shape } from './shape';

const LISTS = ['messages', 'input', 'prompt', 'conversations', 'conversation', 'dialogue'];
const ANSWERS = [
  'ideal',
  'answer',
  'expected',
  'expectedoutput',
  'target',
  'reference',
  'output',
  'completion'
];

interface Message {
  role: 'system' | 'user' | 'assistant';
  text: string;
}

const ROLES: Record<string, Message['role']> = {
  system: 'system',
  developer: 'system',
  user: 'user',
  human: 'user',
  assistant: 'assistant',
  gpt: 'assistant',
  model: 'assistant'
};

/** Messages of a chat, `{role, content}` or `{from, value}`; `null` where a value holds none. */
function messagesIn(value: unknown): Message[] | null {
  const list = unpackCell(value);
  if (!Array.isArray(list) || list.length === 0) return null;
  const messages = list.map((item) => {
    if (!isRecord(item)) return null;
    const role = asText(fieldOf(item, 'role') ?? fieldOf(item, 'from'))?.toLowerCase() ?? '';
    const text = asText(fieldOf(item, 'content') ?? fieldOf(item, 'value'));
    return text !== null && Object.hasOwn(ROLES, role) ? { role: ROLES[role]!, text } : null;
  });
  return messages.every((message) => message !== null) ? messages : null;
}

const listIn = (table: Table) =>
  LISTS.find((field) => table.mostly(field, (value) => messagesIn(value) !== null));
const answerIn = (table: Table, list: string) =>
  ANSWERS.find((field) => field !== list && table.sample(field, 1).length > 0);

/**
 * Questions as chats, as OpenAI's evals and fine-tuning files hold them: one question, and its answer in `ideal` or as
 * the assistant's message. What the system is told is no part of the question.
 */
export const chat: Shape = {
  id: 'chat',
  name: 'Chats of one question and one answer',
  sure: 'certain',
  fits: (table) => listIn(table) !== undefined,
  read(row) {
    const list = listIn(row.table)!;
    const column = row.column(list);
    const value = row.get(list);
    const messages = messagesIn(value)?.filter(({ role }) => role !== 'system');
    const asked = messages?.filter(({ role }) => role === 'user') ?? [];
    const replies = messages?.filter(({ role }) => role === 'assistant') ?? [];
    if (!messages || asked.length === 0) throw new RowFault(column, 'holds no chat with a question', value);
    if (asked.length > 1 || replies.length > 1) {
      throw new RowFault(column, 'holds several questions; the lab takes one question a row', value);
    }
    const field = answerIn(row.table, list);
    const answers = field === undefined ? replies.map(({ text }) => text) : row.list(field);
    if (answers.length === 0) {
      throw new RowFault(field === undefined ? column : row.column(field), 'the answer is empty', value);
    }
    for (const answer of answers) row.within(column, answer);
    return { text: row.within(list, asked[0]!.text), answers: [...new Set(answers)] };
  }
};
