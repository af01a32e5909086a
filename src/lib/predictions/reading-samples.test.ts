import { describe, expect, it } from 'vitest';
import type { ReadingChoices } from './predictions';
import { readPredictions } from './read-predictions';

const read = (text: string, choices?: ReadingChoices) => readPredictions(text, 'f', choices);

describe('a split with the same ids in both parts', () => {
  const leak =
    'id,confidence,correct,split\na,.9,1,fit\na,.8,0,judge\nb,.7,1,fit\nb,.6,1,judge\nc,.5,0,judge';

  it('is refused', () => {
    expect(() => read(leak)).toThrow(
      /2 ids are in more than one part of the split \(“a”, “b”\).*--split 0.5/
    );
    expect(() => read(leak.replace('id,', 'question,'))).toThrow(/2 ids are in more than one part/);
  });

  it('is no matter where another is used', () => {
    const named = 'confidence,correct,split\n.9,1,easy\n.8,0,hard';
    expect(() => read(named)).toThrow(/"easy" must be "fit".*unless --split 0.5 makes a new split/);
    expect(read(named, { ignoreSplit: true }).split).toBeNull();
    expect(read(leak, { ignoreSplit: true }).ids).toEqual(['a', 'a', 'b', 'b', 'c']);
  });
});

describe('samples of lm-evaluation-harness', () => {
  const sample = (logits: number[], requests: [string, string][], more: object) =>
    JSON.stringify({
      doc_id: 0,
      arguments: requests,
      filtered_resps: logits.map((logit) => [logit, false]),
      ...more
    });

  it('with several right options: the likeliest is right where it is one of them, and their mass is said', () => {
    const requests: [string, string][] = [
      ['Q', ' a'],
      ['Q', ' b'],
      ['Q', ' c']
    ];
    const doc = { mc2_targets: { choices: ['a', 'b', 'c'], labels: [1, 1, 0] } };
    const logs = [0.2, 0.5, 0.3].map(Math.log);
    for (const more of [
      { doc, target: '0', acc: 0.7 },
      { target: [0, 1], acc: 0.7 }
    ]) {
      const { confidences, correct, options, notes } = read(sample(logs, requests, more));
      expect(confidences[0]).toBeCloseTo(0.5, 12);
      expect(correct).toEqual([1]);
      expect(options).toBeNull();
      expect(notes[0]).toMatch(/In 1 sample several options are right.*is 0\.7000 on average/);
    }
    expect(() => read(sample(logs, requests, { target: '0', acc: 0.7 }))).toThrow(/acc: 0.7 is a share/);
  });

  it('with one text after different contexts: the context is the option, and "acc" says which is right', () => {
    const requests: [string, string][] = [
      ['Ann', ' won.'],
      ['Bea', ' won.']
    ];
    const of = (acc?: number) => read(sample([-3, -4], requests, { target: 'won.', acc }));
    expect(of(1).options!.labels).toEqual([0]);
    expect(of(0).options!.labels).toEqual([1]);
    expect(of(0).notes[0]).toMatch(/the same text after different contexts/);
    expect(() => of(undefined)).toThrow(
      /target: "won." names none of the options, which differ by their contexts/
    );
    const three = sample([-3, -4, -5], [...requests, ['Cy', ' won.']], { target: 'won.', acc: 0 });
    expect(() => read(three)).toThrow(/does not say which of the 3 options is right/);
  });
});
