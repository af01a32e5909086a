import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usualArm } from './define-method';
import { optionFrom } from './option-value';
import { promptFaults } from './prompt-faults';
import { methodOf, methods } from './registry';
import { armFaults, asksTheSame, freeName, nameFault } from './variant';

describe('a prompt that a person wrote', () => {
  it.each<[string, string[], string[]]>([
    ['{question}', ['question'], []],
    ['What?', ['question'], ['{question} is missing.']],
    ['', ['question', 'options'], ['{question}, {options} are missing.']],
    [
      '{question} {qestion}',
      ['question'],
      ['{qestion} is not a placeholder of this prompt; it takes {question}.']
    ],
    // One that other prompts have is not filled in here.
    [
      '{question} {options}',
      ['question'],
      ['{options} is not a placeholder of this prompt; it takes {question}.']
    ],
    ['Confidence: {answer}', [], ['{answer} is not a placeholder of this prompt; it takes none.']],
    ['{question} as {"answer": 1}, { }, {}', ['question'], []]
  ])('%j', (text, placeholders, faults) => {
    expect(promptFaults({ placeholders: placeholders as ['question'] }, text)).toEqual(faults);
  });

  it('every prompt a method comes with can be asked, in both forms', () => {
    for (const method of methods) {
      for (const form of ['chat', 'completion'] as const)
        expect(armFaults(usualArm(method, form))).toEqual([]);
    }
  });
});

describe('an option', () => {
  const count = { kind: 'integer', title: 'Count', initial: 1, least: 1, most: 20 } as const;
  it.each(['0', '21', '1.5', '', ' ', 'x', 'NaN', '-1', '1e9'])('of %j is refused and named', (text) => {
    expect(() => optionFrom(count, text)).toThrow(`must be a whole number from 1 to 20, got "${text}".`);
  });

  it('is read by its kind', () => {
    expect(optionFrom(count, '20')).toBe(20);
    expect(optionFrom({ ...count, kind: 'number' }, '1.5')).toBe(1.5);
    const same = { kind: 'choice', title: 'Maker', initial: 'a', choices: ['a', 'b'] } as const;
    expect(optionFrom(same, 'b')).toBe('b');
    expect(() => optionFrom(same, 'c')).toThrow('must be one of a, b, got "c".');
    const on = { kind: 'switch', title: 'On', initial: true } as const;
    expect([optionFrom(on, 'true'), optionFrom(on, 'false')]).toEqual([true, false]);
    expect(() => optionFrom(on, 'yes')).toThrow('must be true or false');
  });
});

describe('a variant', () => {
  const arm = usualArm(methodOf('direct'));

  it('says what is wrong with it by name', () => {
    const wrong = { ...arm, prompts: { ...arm.prompts, question: '{x}' }, options: { maxTokens: 0 } };
    expect(armFaults(wrong)).toEqual([
      'What it is asked: {question} is missing.',
      'What it is asked: {x} is not a placeholder of this prompt; it takes {question}.',
      'Longest reply, in tokens must be a whole number from 1 to 512, got "0".'
    ]);
    expect(armFaults({ ...arm, prompts: {}, options: {} })).toHaveLength(3);
    expect(armFaults({ ...arm, method: 'nothing' })).toEqual(['No method is called “nothing”.']);
  });

  it.each([
    ['short', null],
    ['Größe 2', null],
    ['a', null],
    ['', 'Give it a name.'],
    ['a/b', 'A name is made of letters, digits, spaces, dots and hyphens.'],
    ['a,b', 'A name is made of letters, digits, spaces, dots and hyphens.'],
    ['a@2', 'A name is made of letters, digits, spaces, dots and hyphens.'],
    [' a', 'A name is made of letters, digits, spaces, dots and hyphens.'],
    ['x'.repeat(41), 'A name has at most 40 characters.'],
    ['direct', '“direct” is a method; choose another name.'],
    ['taken', 'Another variant is called “taken”.']
  ])('called %j: %s', (name, fault) => expect(nameFault(name, ['taken'])).toBe(fault));

  it('is the same as another that asks the same way, whatever it is called', () => {
    expect(asksTheSame(arm, { ...arm, id: 'x', prompts: { begin: '', question: '{question}' } })).toBe(true);
    expect(asksTheSame(arm, { ...arm, options: { maxTokens: 31 } })).toBe(false);
  });
});

describe('a free name', () => {
  it.each<[string, string[], string]>([
    ['short', [], 'short'],
    ['short', ['short', 'short 2'], 'short 3'],
    ['direct', [], 'direct 2'],
    ['a/b', [], 'variant'],
    ['', ['variant'], 'variant 2'],
    ['x'.repeat(40), ['x'.repeat(40)], `${'x'.repeat(38)} 2`],
    [`${'x'.repeat(37)} yy`, [`${'x'.repeat(37)} yy`], `${'x'.repeat(37)} 2`]
  ])('for %j beside %j is %j', (wanted, taken, free) => expect(freeName(wanted, taken)).toBe(free));

  it('can always be taken', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.array(fc.string({ maxLength: 45 })), (wanted, others) => {
        const taken = [wanted, ...others];
        expect(nameFault(freeName(wanted, taken), taken)).toBeNull();
      })
    );
  });
});
