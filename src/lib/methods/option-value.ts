import type { OptionValue } from './arm';
import type { OptionDefinition } from './define-method';

/**
 * The value of an option from its text, as it is typed on the page or given on the command line.
 * @throws RangeError saying what it must be, to stand behind the option's name
 */
export function optionFrom(option: OptionDefinition, text: string): OptionValue {
  const got = `, got "${text}".`;
  switch (option.kind) {
    case 'switch':
      if (text !== 'true' && text !== 'false') throw new RangeError(`must be true or false${got}`);
      return text === 'true';
    case 'choice':
      if (!option.choices.includes(text)) {
        throw new RangeError(`must be one of ${option.choices.join(', ')}${got}`);
      }
      return text;
    default: {
      const value = Number(text);
      const fits = option.kind === 'number' || Number.isInteger(value);
      if (text.trim() === '' || !fits || !(value >= option.least && value <= option.most)) {
        const whole = option.kind === 'integer' ? 'whole ' : '';
        throw new RangeError(`must be a ${whole}number from ${option.least} to ${option.most}${got}`);
      }
      return value;
    }
  }
}
