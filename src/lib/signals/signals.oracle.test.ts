import { expect, it } from 'vitest';
import expected from '../../../tests/oracles/signals.json';
import { numberCases, optionCases, replyCases, temperatures } from '../../../tests/oracles/signal-cases';
import asked from '../../../tests/oracles/asked.json';
import likeness from '../../../tests/oracles/likeness.json';
import drawn from '../../../tests/oracles/samples.json';
import type { Reply } from '../engine/reply';
import { SketchBuilder } from '../engine/sketch/build';
import type { Evidence } from '../methods/evidence';
import type { Grade } from '../questions/verdict';
import { packDraw, unpackDraw } from '../methods/packed-draw';
import type { SignalContext } from './define-signal';
import { signals } from './registry';

type Expected = Record<string, Record<string, number | null>>;

/**
 * Entropies are read from the derivative of a curve, which is less exact; and an arc cosine near 0 tells two angles apart
 * that the sketch does not.
 */
function tolerance(id: string, truth: number): number {
  if (/token-entropy|span-mean-entropy/.test(id)) return 2e-4;
  if (id === 'fisher-rao-distance' && truth < 0.05) return 5e-4;
  return 1e-6 * Math.max(1, Math.abs(truth));
}

const noReply = () => {
  throw new Error('There is no reply');
};
const seen = new Set<string>();

/** Compares every signal that the oracle has of this evidence, at every temperature. */
function compare(
  evidence: Evidence[],
  values: Expected,
  { reply = noReply, draws = noReply, vocabularySize = 0 }: Partial<SignalContext> = {}
) {
  for (const temperature of temperatures) {
    const found = signals.map((signal) => ({
      id: signal.id,
      value: signal.valueOf(evidence, { temperature, reply, draws, vocabularySize })
    }));
    for (const { id, value } of found) {
      const truth = values[temperature][id] ?? null;
      if (truth === null || value === null)
        expect([id, temperature, value]).toEqual([id, temperature, truth]);
      else {
        seen.add(id);
        expect(Math.abs(value - truth), `${id} at T = ${temperature}: ${value}, ${truth}`).toBeLessThan(
          tolerance(id, truth)
        );
      }
    }
  }
}

const builder = new SketchBuilder();
function replyOf(steps: ReturnType<typeof replyCases>[number]['steps']): Reply {
  const sketched = steps.map(({ logits, chosen }) => ({
    id: chosen,
    text: '…',
    sketch: builder.build(logits, chosen),
    alternatives: []
  }));
  return { text: '…', stop: 'length', steps: sketched };
}

it('reads of a reply’s sketches what the full vocabulary gives', () => {
  for (const { name, size, steps } of replyCases()) {
    const reply = replyOf(steps);
    const values = (expected.replies as Record<string, Expected>)[name];
    const context = { reply: () => reply, draws: noReply, vocabularySize: size };
    compare([{ kind: 'reply', call: 'a', span: steps.length > 1 ? [1, 3] : null }], values, context);
    for (const signal of signals.filter(({ kind, reads }) => kind === 'probability' && reads === 'reply')) {
      const curve = signal.curveOf([{ kind: 'reply', call: 'a', span: [0, 3] }], context)!;
      for (let temperature = 0.05; temperature <= 20; temperature *= 1.31) {
        const value = signal.valueOf([{ kind: 'reply', call: 'a', span: [0, 3] }], {
          ...context,
          temperature
        });
        expect(Math.abs(curve(temperature) - value!), `${signal.id}, ${name}`).toBeLessThan(1e-5);
      }
    }
  }
});

it('reads options', () => {
  optionCases().forEach(({ tokenLogProbs, withoutQuestion, letters, gold }, i) => {
    const texts = letters.map(String);
    const evidence: Evidence[] = [
      { kind: 'option-scores', texts, gold, tokenLogProbs, withoutQuestion },
      { kind: 'option-letters', texts, gold, logits: letters }
    ];
    compare(evidence, expected.options[i]);
    const chosenRight = expected['chosen right'][i] as Record<string, boolean>;
    for (const { id, judges } of signals) expect(judges(evidence), id).toBe(chosenRight[id]);
  });
});

it('reads a number in two digits, and one digit as runs of before had it', () => {
  numberCases().forEach(({ whole, tenths, hundredths }, i) => {
    compare([{ kind: 'number', whole, tenths, hundredths }], expected.numbers[i]);
    compare([{ kind: 'number', whole: null, tenths, hundredths: null }], expected['one digit'][i]);
  });
});

it('reads a number that was written', () => {
  for (const [value, values] of Object.entries(expected.stated)) {
    compare([{ kind: 'stated', call: 'a', value: Number(value) }], values);
    const read = signals
      .find(({ id }) => id === 'stated-number')!
      .valueOf([{ kind: 'stated', call: 'a', value: Number(value) }], {
        temperature: 1,
        reply: noReply,
        draws: noReply,
        vocabularySize: 0
      });
    expect(read).toBe(Number(value));
  }
});

it('reads drawn replies, as they are stored', () => {
  for (const { name, draws, clusters, greedy, grades, values, ...sample } of drawn) {
    const stored = draws.map((draw) => packDraw({ ...draw, stop: 'length' }));
    const evidence: Evidence[] = [
      {
        kind: 'samples',
        call: 'a',
        maker: 'grader',
        clusters,
        greedy,
        grades: grades as Grade[]
      }
    ];
    compare(evidence, values as Expected, { draws: () => stored.map(unpackDraw) });
    const [judged, ...others] = signals.flatMap(({ judges }) => judges(evidence) ?? []);
    expect([name, judged ?? null, others]).toEqual([name, sample['majority right'], []]);
  }
});

it('reads how alike drawn replies are, and how much their tokens matter', () => {
  const replies = replyCases().map(({ steps }) => replyOf(steps));
  for (const { greedy, cosines, logProbs, relevances, values } of likeness) {
    const zeros = logProbs.map((own) => own.map(() => 0));
    const draws = logProbs.map((own, i) =>
      unpackDraw(
        packDraw({
          ...{ text: own.join(' '), stop: 'length', tokens: own.map(String), logProbs: own },
          ...{ entropies: zeros[i], logPartitions: zeros[i], chosenLogits: zeros[i] }
        })
      )
    );
    const evidence: Evidence = { kind: 'likeness', call: 'a', reply: 'b', cosines, relevances };
    const reply = greedy === null ? replyOf([]) : replies[greedy];
    compare([evidence], values as Expected, { reply: () => reply, draws: () => draws });
  }
});

/** Evidence of a case whose fields the oracle has; what no signal reads is filled in. */
function evidenceOf({ kind, ...fields }: (typeof asked)[number]): Evidence {
  const names = (fields.values ?? fields.confidences ?? fields.truths ?? fields.rows ?? []).map(String);
  const rest = { call: 'a', maker: 'grader', texts: names, names, calls: names, chosen: 0, gold: 0 };
  return { ...rest, ...fields, ...(fields.rows && { orders: fields.rows }), kind } as unknown as Evidence;
}

it('reads judgements, guesses, orders, several prompts and alternatives', () => {
  for (const { expected: values, ...fields } of asked)
    compare([evidenceOf(fields as never)], values as unknown as Expected);
});

it('says of a refusal whether its guess was right', () => {
  const value = (abstained: boolean, grade: Grade | null) => {
    const guess = grade && { call: 'a', text: 'x', grade };
    const evidence: Evidence[] = [{ kind: 'abstention', call: 'a', abstained, guess, threshold: null }];
    compare(evidence, Object.fromEntries(temperatures.map((at) => [at, { answers: abstained ? 0 : 1 }])));
    return signals.find(({ id }) => id === 'answers')!.judges(evidence);
  };
  expect(value(true, 'right')).toBe(true);
  expect(value(true, 'wrong')).toBe(false);
  expect(value(true, 'not-attempted')).toBeNull();
  expect(value(false, null)).toBeUndefined();
});

it('has compared every signal', () => {
  expect([...seen].sort()).toEqual(signals.map(({ id }) => id).sort());
});
