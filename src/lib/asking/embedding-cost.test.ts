import { expect, it } from 'vitest';
import { ScriptedModel } from '../../../tests/fixtures/scripted-model';
import { embedLetters } from '../../../tests/fixtures/letter-embedder';
import type { Arm, OptionValue } from '../methods/arm';
import { usualArm } from '../methods/define-method';
import { methodOf } from '../methods/registry';
import type { Question } from '../questions/question';
import { askQuestion } from './ask-question';
import { CallBook } from './call-book';

const question: Question = { id: 'france', text: 'What is the capital of France?', answers: ['Paris'] };
const armWith = (id: string, options: Record<string, OptionValue>): Arm => {
  const arm = usualArm(methodOf('samples'));
  return { ...arm, id, options: { ...arm.options, maxTokens: 8, count: 4, ...options } };
};

it('a call costs what all its texts took, whoever had them embedded, and embeds none twice', async () => {
  const asked: string[] = [];
  const book = new CallBook(new ScriptedModel({}), {
    embed: async (text) => {
      asked.push(text);
      return { vector: Float32Array.of(1), ms: text.length };
    }
  });
  const caller = book.callerFor('chat', new Set());
  await caller.embed(['ab', 'abc']);
  await caller.embed(['abc', 'abcd', 'abc']);
  expect(book.all().map(({ cost }) => cost.ms)).toEqual([5, 7]);
  expect(asked).toEqual(['ab', 'abc', 'abcd']);
});

it('what embedding costs a row does not hang on the order of arms', async () => {
  const arms = [armWith('same', { equivalence: 'embeddings' }), armWith('alike', { likeness: 'replies' })];
  const costs = async (order: Arm[]) => {
    const model = new ScriptedModel({ 'France?\nassistant: ': 'It is Paris.\n' });
    const around = { embed: embedLetters };
    const { calls, traces } = await askQuestion(model, { arms: order, seed: 7 }, question, around);
    return Object.fromEntries(
      traces.map(({ armId, calls: own }) => [
        armId,
        calls.reduce(
          (sum, { id, do: what, cost }) => sum + (what === 'embed' && own.includes(id) ? cost.ms : 0),
          0
        )
      ])
    );
  };
  const there = await costs(arms);
  expect(await costs(arms.toReversed())).toEqual(there);
  expect(Math.min(...Object.values(there))).toBeGreaterThan(0);
});
