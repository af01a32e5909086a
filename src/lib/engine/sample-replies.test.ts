import { expect, it } from 'vitest';
import { generate, Interrupted } from './generate';
import type { LanguageModel } from './language-model';
import { sampleReplies, type ReplySampling } from './sample-replies';

const LETTERS = [...'abcd. \n', ''];
const END = LETTERS.length - 1;

/** A model of seven letters and an end of turn, whose next letter depends on how many there are. */
const model = {
  describe: () => ({ stopTokens: [END], contextLength: 40 }),
  logitsAfter: async (tokens: readonly number[]) =>
    Float32Array.from(LETTERS, (_, id) => Math.sin(2 + id + 2 * tokens.length) - (id === END ? 1 : 0)),
  detokenize: async (ids: readonly number[]) => ids.map((id) => LETTERS[id]).join(''),
  tokenTexts: async (ids: readonly number[]) => ids.map((id) => LETTERS[id])
} as unknown as LanguageModel;
const textsOf = async (options: ReplySampling) =>
  (await sampleReplies(model, [0], options)).map(({ text }) => text);
const limits = { maxTokens: 12, stopTexts: ['\n'] };

it('gives the same replies for the same seed, and the first ones whatever their number', async () => {
  const options = { ...limits, temperature: 1, count: 6, seed: 3 };
  const six = await textsOf(options);
  expect(new Set(six).size).toBeGreaterThan(3);
  expect(await textsOf({ ...options, count: 3 })).toEqual(six.slice(0, 3));
  expect(await textsOf({ ...options, seed: 4 })).not.toEqual(six);
  expect(await textsOf({ ...options, count: 0 })).toEqual([]);
});

it('is the greedy reply at temperature 0', async () => {
  const { text } = await generate(model, [0], limits);
  expect(text.length).toBeGreaterThan(1);
  expect(await textsOf({ ...limits, temperature: 0, count: 2, seed: 1 })).toEqual([text, text]);
});

it('ends where it is told to, and is broken off when asked', async () => {
  const options = { ...limits, temperature: 1, count: 8, seed: 5 };
  const whole = await textsOf(options);
  const cut = await textsOf({ ...options, endOf: (text) => (text.length > 2 ? 2 : -1) });
  expect(cut).toEqual(whole.map((text) => (text.length > 2 ? text.slice(0, 2) : text)));
  let tokens = 0;
  const interrupted = () => ++tokens > 4;
  await expect(sampleReplies(model, [0], { ...options, interrupted })).rejects.toThrow(Interrupted);
});

it('draws the same in several lanes at once, from a prompt computed once', async () => {
  const options = { ...limits, temperature: 1, count: 9, seed: 3 };
  const alone = await sampleReplies(model, [0], options);
  const asked: number[][] = [];
  const begun: number[][] = [];
  const lane = {
    ...model,
    beginAs: async (other: LanguageModel, tokens: readonly number[]) => {
      expect(other).toBe(own);
      begun.push([...tokens]);
    }
  };
  const own = {
    ...model,
    logitsAfter: (tokens: readonly number[]) => {
      asked.push([...tokens]);
      return model.logitsAfter(tokens);
    }
  };
  expect(await sampleReplies(own, [0], options, [lane, { ...lane }])).toEqual(alone);
  expect(begun).toEqual([[0], [0]]);
  expect(asked.filter(({ length }) => length === 1)).toHaveLength(1);
  // Others draw too.
  expect(asked.length).toBeLessThan(alone.reduce((sum, { steps }) => sum + steps.length, 0));
});

it('throws why a lane failed, after all of them have ended', async () => {
  const options = { ...limits, temperature: 1, count: 9, seed: 3 };
  let [going, most] = [0, 0];
  const lane = (fails: boolean): LanguageModel => ({
    ...model,
    beginAs: async () => {},
    logitsAfter: async (tokens: readonly number[]) => {
      most = Math.max(most, ++going);
      await new Promise((resolve) => setTimeout(resolve));
      going--;
      if (fails) throw new Error('lost');
      return model.logitsAfter(tokens);
    }
  });
  await expect(sampleReplies(lane(false), [0], options, [lane(true)])).rejects.toThrow('lost');
  expect([going, most]).toEqual([0, 2]);
});
