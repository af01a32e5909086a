import { hashText } from '../calibration/splitting/hash-text';
import { gradeReply } from '../questions/grading';
import { defineMethod } from './define-method';
import { clusterOf, clustersOf, firstMembers } from './equivalence/clusters';
import type { EquivalenceId } from './equivalence/equivalence';
import { equivalenceOf, equivalenceOption } from './equivalence/registry';
import { maxTokens } from './max-tokens';
import { fillIn } from './prompt-text';
import { LINE_END } from './reply-ends';
import { samplingOptions } from './sampling-options';

/** The greedy answer, and several that are drawn by chance: how much they agree. */
export const samples = defineMethod({
  id: 'samples',
  title: 'It answers many times',
  plain:
    'The same question is answered once greedily, which is the answer that is graded, and several more times by chance. How sure it is, is read from how much the drawn answers agree, in words or in meaning, and how likely the model was to give them.',
  source: 'Wang et al. 2023 (self-consistency); Kuhn, Gal & Farquhar 2023; Farquhar et al. 2024',
  prompts: {
    question: {
      title: 'What it is asked',
      text: '{question}',
      completion: 'Question: {question}\nAnswer:',
      placeholders: ['question']
    },
    begin: { title: 'What the answer begins with', text: '', placeholders: [] }
  },
  options: { maxTokens, ...samplingOptions, equivalence: equivalenceOption },
  leaves: ['samples'],
  cost: 'one reply, and as many more as are drawn',
  usualFor: 'none',
  needsOptions: false,
  async ask({ question, arm: { prompts, options }, seed, caller }) {
    const prompt = await caller.prompt(fillIn(prompts.question, question.text), prompts.begin);
    const limits = { maxTokens: options.maxTokens as number, stopTexts: LINE_END };
    const { reply } = await caller.generate(prompt, limits);
    const { id, draws } = await caller.sample(prompt, {
      ...limits,
      count: options.count as number,
      temperature: options.temperature as number,
      topP: options.topP as number,
      seed: hashText(`${seed}/${question.id}`)
    });
    const maker = options.equivalence as EquivalenceId;
    const same = equivalenceOf(maker).for(question, caller);
    const texts = draws.map(({ text }) => text);
    const clusters = await clustersOf(texts, same);
    return {
      evidence: [
        {
          kind: 'samples',
          call: id,
          maker,
          clusters,
          greedy: await clusterOf(reply.text, firstMembers(texts, clusters), same),
          grades: texts.map((text) => gradeReply(text, question).grade)
        }
      ],
      answer: reply.text.trim(),
      verdict: gradeReply(reply.text, question)
    };
  }
});
