import { expect, it } from 'vitest';
import { askedFile } from '../../../tests/fixtures/asked-run';
import { gradedCall } from './graded-call';

it('is the reply that the answer was read from, whatever else was written', async () => {
  const file = await askedFile(1, { 'Quiz question: Question 0?\nassistant: ': 'yes', 'G1:': ' no' });
  const [stored] = file.answers;
  const of = (arm: string) =>
    gradedCall(
      stored,
      stored.traces.find(({ armId }) => armId === arm)!
    );
  expect(of('distractors')).toBeUndefined();
  expect(of('p-true')).toBe(of('direct'));
  for (const { armId, answer, evidence } of stored.traces) {
    const reply = of(armId)?.reply.text.trim();
    if (reply === undefined) continue;
    const several = evidence.find((each) => each.kind === 'prompts');
    if (several) expect(reply).toBe(answer);
    else if (evidence.some((each) => each.kind === 'reply')) expect(reply).toBe(answer);
  }
  const paraphrases = stored.traces.find(({ armId }) => armId === 'paraphrases')!;
  const several = paraphrases.evidence.find((each) => each.kind === 'prompts')!;
  several.chosen = 1;
  expect(of('paraphrases')!.id).toBe(several.calls[1]);
});
