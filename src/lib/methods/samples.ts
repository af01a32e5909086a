import { gradeReply } from '../questions/grading';
import { answerPrompts } from './answer-prompts';
import { defineMethod } from './define-method';
import { drawnAnswers } from './drawn-answers';
import { clusterOf, clustersOf, firstMembers } from './equivalence/clusters';
import { equivalenceIn, equivalenceOptions } from './equivalence/registry';
import { greedyAnswer } from './greedy-answer';
import { likenessIn, likenessOptions } from './likeness';
import { maxTokens } from './max-tokens';
import { samplingOptions } from './sampling-options';

/** The greedy answer, and several that are drawn by chance: how much they agree. */
export const samples = defineMethod({
  id: 'samples',
  title: 'It answers many times',
  plain:
    'The same question is answered once greedily, which is the answer that is graded, and several more times at random. How sure it is, is read from how much the drawn answers agree, in words or in meaning, and how likely the model was to give them.',
  source: 'Wang et al. 2023 (self-consistency); Kuhn, Gal & Farquhar 2023; Farquhar et al. 2024',
  prompts: answerPrompts,
  options: { maxTokens, ...samplingOptions, ...equivalenceOptions, ...likenessOptions },
  leaves: ['samples'],
  leavesWith: [{ kind: 'likeness', option: 'likeness', choices: ['replies', 'tokens'] }],
  cost: 'one reply, and as many more as are drawn; embeddings of them, where it is asked how alike they are',
  usualFor: 'none',
  thorough: true,
  needsOptions: false,
  async ask(asking) {
    const { question } = asking;
    const { prompt, call, answer, verdict } = await greedyAnswer(asking);
    const drawn = await drawnAnswers(asking, prompt);
    const { maker, same } = equivalenceIn(asking);
    const texts = drawn.draws.map(({ text }) => text);
    const clusters = await clustersOf(texts, same);
    const likeness = await likenessIn(asking, call, drawn);
    return {
      evidence: [
        {
          kind: 'samples',
          call: drawn.id,
          maker,
          clusters,
          greedy: await clusterOf(call.reply.text, firstMembers(texts, clusters), same),
          grades: texts.map((text) => gradeReply(text, question).grade)
        },
        ...(likeness ? [likeness] : [])
      ],
      answer,
      verdict
    };
  }
});
