import { expect, it } from 'vitest';
import { ScriptedModel } from '../../../tests/fixtures/scripted-model';
import { usualArm } from '../methods/define-method';
import { methodOf } from '../methods/registry';
import { armFaults, asksTheSame } from '../methods/variant';
import type { Question } from '../questions/question';
import { askQuestion } from './ask-question';

const question: Question = {
  id: 'france',
  text: 'What is the capital of France?',
  answers: ['Paris'],
  distractors: ['Lyon', 'Nice', 'Metz']
};
const model = new ScriptedModel({
  '(certain).\nassistant: ': 'Paris\nConfidence: almost certain',
  'France?\nassistant: ': 'Paris\n',
  'N %".\nassistant: ': 'Almost certain.'
});
const armOf = (id: string, options = {}) => {
  const arm = usualArm(methodOf(id));
  return { ...arm, options: { ...arm.options, ...options } };
};

it.each(['verbalized-free', 'distractors-stated-free', 'self-evaluation-free'])(
  '%s reads words where that is asked for, and says that they were words',
  async (id) => {
    const ask = async (options = {}) =>
      (await askQuestion(model, { arms: [armOf(id, options)], seed: 7 }, question)).traces[0];
    const { evidence, answer, verdict, calls } = await ask({ words: true });
    expect(evidence).toEqual([{ kind: 'stated', call: calls.at(-1), value: 0.93, inWords: true }]);
    expect([answer, verdict.grade]).toEqual(['Paris', 'right']);
    const plain = await ask();
    expect(plain.evidence).toEqual([{ kind: 'stated', call: calls.at(-1), value: null }]);
    expect(plain).toEqual(await ask({ words: false }));
    expect(armFaults(armOf(id))).toEqual([]);
    expect(asksTheSame(armOf(id), armOf(id, { words: false }))).toBe(true);
    expect(asksTheSame(armOf(id), armOf(id, { words: true }))).toBe(false);
  }
);
