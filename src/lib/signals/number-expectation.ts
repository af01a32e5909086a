import { clipped } from './clipped';
import { defineSignal } from './define-signal';
import { expectedNumber } from '../methods/number-distribution';
import { scaledNumber } from './scaled-number';
import { tex } from './tex';

/** Mean of the numbers the model would write. */
export const numberExpectation = defineSignal({
  id: 'number-expectation',
  title: 'expectation of the number',
  plain:
    'The mean of all the numbers the model might write as its confidence, each counted as often as it would write it. Small models put most on 0 whatever the question: then it is next to no information.',
  formula: tex`
    c = \sum_{v} p(v)\,v

    p(0.ab) = p(0)\,p(a \mid 0.)\,p(b \mid 0.a)

    p(1.00) = p(1)
  `,
  letters:
    'v: a number the model may write, from 0.00 to 1.00, with digits a and b; p: softmax among the digits that can stand there.',
  here: 'The reply is continued and the digits’ logits are read, so a number is always found. Runs in which one digit after “0.” was read cannot say more than 0.9.',
  source: 'Li et al. 2025 (ConfTuner), on the distribution over confidence tokens',
  reads: 'number',
  kind: 'probability',
  temperature: 'number',
  first: true,
  value(evidence, { temperature }) {
    const expected = expectedNumber(evidence);
    return Number.isNaN(expected) ? null : scaledNumber(clipped(expected), temperature);
  }
});
