import { describe, expect, it } from 'vitest';
import { ScriptedModel } from '../../../tests/fixtures/scripted-model';
import { promptForms, type OptionValue } from '../methods/arm';
import { usualArm } from '../methods/define-method';
import { methods, methodOf } from '../methods/registry';
import type { Question } from '../questions/question';
import { askQuestion } from './ask-question';
import { promptText } from './prompt-text';
import { rehearse } from './rehearse';

const question: Question = {
  id: 'q',
  text: 'What is the capital of France?',
  answers: ['Paris'],
  distractors: ['Lyon', 'Nice', 'Metz']
};
const model = new ScriptedModel({});
const render = (parts: Parameters<typeof promptText>[1]) => promptText(model, parts);
const arms = (ids: string[]) => ids.map((id) => usualArm(methodOf(id)));

describe('what would be asked', () => {
  it.each(methods.flatMap(({ id }) => promptForms.map((form) => [id, form] as const)))(
    'of %s in %s form begins with the prompt that is asked',
    async (id, form) => {
      const plan = { arms: [usualArm(methodOf(id), form)], seed: 7 };
      const rehearsed = await rehearse(plan, question, render);
      const { calls } = await askQuestion(model, plan, question);
      const [first] = rehearsed;
      expect(calls[0]).toMatchObject({ do: first.do, prompt: first.prompt });
      // A scripted model that says nothing may be asked less: no alternatives, no second guess.
      for (const { do: what } of calls) expect(rehearsed.map((each) => each.do)).toContain(what);
    }
  );

  it('holds marks where replies will stand', async () => {
    const prompts = (await rehearse({ arms: arms(['p-true-alternatives']), seed: 7 }, question)).map(
      ({ prompt }) => prompt
    );
    expect(prompts.at(-1)).toContain('Proposed answer: ⟨its answer⟩');
    expect(prompts.at(-1)).toContain('⟨drawn answer 2⟩');
  });

  it('is one call where several arms ask for the same', async () => {
    const work = async (ids: string[]) => (await rehearse({ arms: arms(ids), seed: 7 }, question)).length;
    expect(await work(['direct', 'verbalized'])).toBe(await work(['verbalized']));
    expect(await work(['direct', 'direct'])).toBe(1);
  });

  it('is nothing for a question without options to choose among', async () => {
    const bare = { ...question, distractors: [] };
    expect(await rehearse({ arms: arms(['distractors']), seed: 7 }, bare)).toEqual([]);
  });

  it('reads and writes what its options allow', async () => {
    const [reply, drawn] = await rehearse({ arms: arms(['samples']), seed: 7 }, question);
    expect(reply).toMatchObject({ do: 'generate', writes: 32, reads: reply.prompt.length });
    expect(drawn).toMatchObject({ do: 'sample', writes: 320 });
  });

  it('embeds as many texts as its replies may have tokens, and none unless asked', async () => {
    const embedded = async (likeness: string) => {
      const [arm] = arms(['samples']);
      const plan = { arms: [{ ...arm, options: { ...arm.options, likeness } }], seed: 7 };
      const calls = await rehearse(plan, question);
      expect(calls.filter(({ embeds, writes }) => embeds > 0 && writes > 0)).toEqual([]);
      return calls.reduce((sum, { embeds }) => sum + embeds, 0);
    };
    expect(await embedded('none')).toBe(0);
    expect(await embedded('replies')).toBe(10);
    // Each reply, drawn or greedy, whole and without each of its 32 tokens, beside the ten drawn replies alone.
    expect(await embedded('tokens')).toBe(10 + 11 * 33);
  });

  it('embeds no text twice, and says which texts several calls share', async () => {
    const [arm] = arms(['samples']);
    const embedded = async (options: Record<string, OptionValue>) => {
      const plan = { arms: [{ ...arm, options: { ...arm.options, ...options } }], seed: 7 };
      const calls = await rehearse(plan, question);
      const sum = (of: 'embeds' | 'repeats') => calls.reduce((all, call) => all + call[of], 0);
      return [sum('embeds'), sum('repeats')];
    };
    // The drawn replies and the greedy one.
    expect(await embedded({ equivalence: 'embeddings' })).toEqual([11, 0]);
    expect(await embedded({ equivalence: 'embeddings', likeness: 'replies' })).toEqual([11, 10]);
    expect(await embedded({ equivalence: 'embeddings', likeness: 'tokens' })).toEqual([11 + 11 * 33, 10]);
  });
});
