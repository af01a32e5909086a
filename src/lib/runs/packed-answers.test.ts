import { describe, expect, it } from 'vitest';
import { askedFile } from '../../../tests/fixtures/asked-run';
import { testFile } from '../../../tests/fixtures/run';
import { answersJson } from './file/write';
import { held, heldSmall, portable, type PackedAnswers } from './packed-answers';
import { evidenceReader } from './evidence-reader';

const files = { 'three readings': testFile(90), 'every kind of call': await askedFile(3) };

describe.each(Object.entries(files))('answers with %s', (_, { answers }) => {
  it('say the same packed, spread, cloned and as JSON', () => {
    for (const each of answers) {
      const small = heldSmall(each);
      expect(small).toEqual(each);
      expect({ ...small }).toEqual(each);
      expect(structuredClone(small)).toEqual(each);
      expect(JSON.stringify(small)).toBe(JSON.stringify(each));
      for (const call of each.calls.filter((one) => one.do === 'generate'))
        expect(evidenceReader(small).reply(call.id)).toEqual(evidenceReader(each).reply(call.id));
    }
  });

  it('are handed over as they are held', () => {
    const [first] = answers;
    const packed = portable(first);
    expect(packed).toHaveProperty('json');
    expect(portable(held(packed))).toBe(packed);
  });
});

it('are fewer bytes than in a file', () => {
  const { answers } = files['three readings'];
  const packed = answers.map(portable) as PackedAnswers[];
  const bytes = packed.reduce((sum, { json, steps }) => sum + json.length + steps.length, 0);
  const inFile = answers.reduce((sum, each) => sum + JSON.stringify(answersJson(each)).length, 0);
  expect(bytes).toBeLessThan(inFile);
});

it.each([-Infinity, -0, NaN])('are not packed where JSON would lose %d', (value) => {
  const [first] = structuredClone(files['three readings'].answers);
  const score = first.calls.find((call) => call.do === 'score')!;
  score.logProbs[0][0] = value;
  expect(portable(first)).toBe(first);
  expect(heldSmall(first)).toBe(first);
});

it('refuses bytes that are damaged when they are looked at', () => {
  const packed = portable(files['three readings'].answers[0]) as PackedAnswers;
  const { json, steps } = packed;
  const damaged = [
    { steps: steps.subarray(1) },
    { steps: Uint8Array.from([...steps, 0]) },
    { json: json.subarray(1) },
    { json: Uint8Array.from([...json, 0xff]) },
    { json: 7 as unknown as Uint8Array },
    { json: new TextEncoder().encode('null') },
    { json: new TextEncoder().encode('{"calls":[{"do":"generate","reply":{"steps":-1}}],"traces":[]}') }
  ];
  for (const each of damaged) {
    const answers = held({ ...packed, ...each });
    expect(() => answers.calls).toThrow(/answers to “.+”: cannot be unpacked/);
    expect(() => answers.traces).toThrow(RangeError);
  }
});
