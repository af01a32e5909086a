import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedScale } from './asked-scale';
import { usualArm } from './define-method';
import { promptForms } from './arm';
import { methodOf } from './registry';
import { statedConfidence } from './stated-confidence';

describe('the scale of a prompt', () => {
  it.each<[string, number | null]>([
    ['from 0.00 (a guess) to 1.00 (certain)', 1],
    ['from 0 to 100 %', 100],
    ['Confidence (0-100):', 100],
    ['a number between 0 and 10', 10],
    ['from 1 to 10', 10],
    ['0–1', 1],
    ['from 0,0 to 1,0', 1],
    ['out of 100', 100],
    ['in percent', 100],
    ['Write "Confidence: N %".', 100],
    // Worked examples stand before what is asked.
    ['Water boils from 0 to 100 degrees.\n\nHow sure are you, from 0.00 to 1.00?', 1],
    ['How sure are you?', null],
    ['10 to 100 metres', null],
    ['from 0 to 1000000', null],
    ['', null]
  ])('%j is %s', (prompt, scale) => expect(askedScale(prompt)).toBe(scale));

  it.each([
    ['verbalized-free', 'question', 1],
    ['distractors-stated-free', 'question', 1],
    ['self-evaluation-free', 'evaluate', 100],
    ['top-k', 'question', 1]
  ])('of %s, %s, in both forms', (id, name, scale) => {
    for (const form of promptForms) {
      expect(askedScale(usualArm(methodOf(id), form).prompts[name])).toBe(scale);
    }
  });
});

describe('decides what a bare number means', () => {
  it.each<[string, number | null, number | null]>([
    ['Confidence: 1', 100, 0.01],
    ['Confidence: 1', 10, 0.1],
    ['Confidence: 1', 1, 1],
    ['Confidence: 1', null, null],
    ['Confidence: 0', 100, 0],
    ['Confidence: 5', 100, 0.05],
    ['Confidence: 5', 10, 0.5],
    ['Confidence: 5', 1, null],
    ['Confidence: 85', 100, 0.85],
    // It could only be a percentage.
    ['Confidence: 85', 1, 0.85],
    ['Confidence: 85', 10, 0.85],
    ['Confidence: 85.5', 100, 0.855],
    // What was asked for, or a share all the same.
    ['Confidence: 0.85', 100, null],
    ['Confidence: 1.00', 100, null],
    ['Confidence: 0.85', 1, 0.85],
    ['Confidence: 1.00', null, 1],
    // A unit, or a scale beside the number, is what the reply itself says.
    ['Confidence: 1 %', 1, 0.01],
    ['Confidence: 9/10', 100, 0.9],
    ['Confidence (0-100): 1', 1, 0.01],
    ['Confidence: 1 (1 %)', 100, 0.01],
    ['Confidence: 1 (100 %)', 1, 1],
    ['Confidence: 150', 100, null]
  ])('%j asked on %s is %s', (reply, asked, value) => {
    const read = statedConfidence(reply, asked);
    if (value === null) expect(read).toBeNull();
    else expect(read).toBeCloseTo(value, 12);
  });

  it('every whole number from 0 to K is k / K', () => {
    fc.assert(
      fc.property(fc.constantFrom(10, 100), fc.nat(100), (scale, part) => {
        const k = Math.round((part / 100) * scale);
        expect(statedConfidence(`Paris\nConfidence: ${k}`, scale)).toBeCloseTo(k / scale, 12);
      })
    );
  });
});
