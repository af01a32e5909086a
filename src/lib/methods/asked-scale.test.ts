import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedScale } from './asked-scale';
import { usualArm } from './define-method';
import { promptForms, type PromptForm } from './arm';
import { methods } from './registry';
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
    ['How sure are you, in percent?', 100],
    ['State your confidence as a percentage.', 100],
    ['Confidence (%):', 100],
    ['How sure are you? Write <number> %.', 100],
    ['For example: Confidence: 85 %', 100],
    ['For example: Confidence: 0.85', 1],
    ['from 0 % (a guess) to 100 % (certain)', 100],
    ['Write "Confidence: N %".', 100],
    // Percent counts where the confidence is asked in it.
    ['Be 100% honest. Then write "Confidence: 0.XX".', 1],
    ['Be 100% honest about how sure you are.', null],
    ['Do not be more than 100 percent sure.', null],
    ['Answer in percent. Then say how sure you are.', null],
    ['How sure are you? Not as a percentage but as 0.XX.', 1],
    // So do numbers that count nothing else.
    ['from 0.00 to 1.00. Answer in 1 to 10 words.', 1],
    ['Answer in 1-10 short words and 1 to 10 sentences.', null],
    ['You are right in 9 out of 10 cases.', null],
    ['Look at questions 1 and 10.', null],
    // Which of several is meant cannot be known.
    ['on a scale of 0 to 100 (0 to 10 is very unsure)', null],
    ['from 0 to 100, not as 0 to 1', null],
    ['from 0 to 100. Write "Confidence: 0.XX".', null],
    ['from 0.00 to 1.00 (so 1 is 100 out of 100)', 1],
    ['from 0 to 10, as "Confidence: N %"', null],
    ['from 0 to 100 %. Write "Confidence: N %".', 100],
    ['Water boils from 0 to 100 degrees.\n\nHow sure are you, from 0.00 to 1.00?', 1],
    ['How sure are you?', null],
    ['10 to 100 metres', null],
    ['from 0 to 1000000', null],
    ['', null]
  ])('%j is %s', (prompt, scale) => expect(askedScale(prompt)).toBe(scale));

  // Of these prompts a number is read; in the others no scale is named.
  const scales: Record<string, number> = {
    'verbalized-free.question': 1,
    'top-k.question': 1,
    'self-evaluation.evaluate': 1,
    'self-evaluation-free.evaluate': 100,
    'credence-game.rules': 1,
    'distractors-stated-free.question': 1
  };
  it('of every prompt of every method, in both forms', () => {
    const found = (form: PromptForm) =>
      methods.flatMap((method) =>
        Object.entries(usualArm(method, form).prompts).flatMap(([name, text]) => {
          const scale = askedScale(text);
          return scale === null ? [] : [[`${method.id}.${name}`, scale] as const];
        })
      );
    for (const form of promptForms) expect(Object.fromEntries(found(form))).toEqual(scales);
  });

  it('is none where two differ, in either order', () => {
    const named: [string, number][] = [
      ['from 0 to 1', 1],
      ['from 0.00 to 1.00', 1],
      ['between 0 and 10', 10],
      ['1-10', 10],
      ['0–100', 100],
      ['out of 100', 100]
    ];
    fc.assert(
      fc.property(fc.constantFrom(...named), fc.constantFrom(...named), ([one, first], [other, second]) => {
        const scale = askedScale(`How sure are you, ${one}? I mean ${other}.`);
        expect(scale).toBe(first === second ? first : null);
      })
    );
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
