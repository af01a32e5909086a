import { expect, it } from 'vitest';
import type { Question } from '../questions/question';
import type { RunProgress } from '../runs/progress';
import { sampleDistractors } from './sample-distractors';
import type { Suggestion } from './suggest-distractors';

const questions: Question[] = [
  { id: 'a', text: 'What is the capital of Australia?', answers: ['Canberra'], distractors: ['Perth'] },
  { id: 'b', text: 'What is 2 + 2?', answers: ['4'] },
  { id: 'c', text: 'What is the capital of France?', answers: ['Paris'] }
];
const items = questions.map((question, position) => ({ setId: 's', position, question }));
const says: Record<string, string[]> = {
  a: ['Sydney.', 'Canberra.', 'sydney', 'Melbourne', 'Hobart', 'Perth.'],
  b: ['four.', '4.0', '5.'],
  c: ['Paris.', 'I don’t know.', '']
};
const wanted = { items, wanted: 3, seed: 5, sampling: { count: 6, temperature: 1 } };

function hooks(signal: AbortSignal) {
  const found: Suggestion[] = [];
  const progress: RunProgress[] = [];
  let time = 0;
  return {
    found,
    progress,
    ask: async ({ id }: Question) => says[id],
    keep: (suggestion: Suggestion) => void found.push(suggestion),
    onProgress: (step: RunProgress) => void progress.push(step),
    signal,
    now: () => (time += 1000)
  };
}

it('takes the wrong answers, as many as are missing, with their origin', async () => {
  const world = hooks(new AbortController().signal);
  expect(await sampleDistractors(wanted, world)).toBe(true);
  expect(world.found.map(({ added }) => added)).toEqual([['Sydney', 'Melbourne'], ['5']]);
  expect(world.found[0].after).toMatchObject({
    distractors: ['Perth', 'Sydney', 'Melbourne'],
    distractorOrigins: ['file', 'model', 'model']
  });
  expect(world.progress.map(({ done }) => done)).toEqual([0, 1, 2, 3]);
  expect(world.progress[2]).toEqual({ done: 2, total: 3, perMinute: 60, secondsLeft: 1 });
});

it('keeps what was found when it is stopped, and says what went wrong', async () => {
  const controller = new AbortController();
  const world = hooks(controller.signal);
  const stopped = {
    ...world,
    ask: async (question: Question) => {
      if (question.id === 'b') {
        controller.abort();
        throw new Error('Interrupted');
      }
      return world.ask(question);
    }
  };
  expect(await sampleDistractors(wanted, stopped)).toBe(false);
  expect(world.found).toHaveLength(1);

  const failing = {
    ...hooks(new AbortController().signal),
    ask: () => Promise.reject(new Error('No model'))
  };
  await expect(sampleDistractors(wanted, failing)).rejects.toThrow('No model');
});
