import { readFileSync } from 'node:fs';
import type { CatalogueEntry } from '../src/lib/engine/catalogue';
import type { Arm, PromptForm } from '../src/lib/methods/arm';
import { isOfUse } from '../src/lib/methods/define-method';
import { optionFrom } from '../src/lib/methods/option-value';
import { promptFaults } from '../src/lib/methods/prompt-faults';
import { methodOf } from '../src/lib/methods/registry';
import { chosenMethods, type ChosenMethods } from './chosen-methods';
import { UsageError } from './usage-error';

/** How methods are chosen and changed on the command line. */
export interface ArmArguments {
  /** A list of `usual`, `thorough`, `all`, `METHOD` and `METHOD:NAME`. */
  methods: string;
  form: PromptForm;
  /** `METHOD.KEY=VALUE`, or `METHOD:NAME.KEY=VALUE`. */
  options: readonly string[];
  /** `METHOD.PROMPT=FILE`, or `METHOD:NAME.PROMPT=FILE`. */
  prompts: readonly string[];
}

/** How an arm is named on the command line: its method, and its own name where it has one. */
const addressOf = ({ id, method }: Arm) => (id === method ? method : `${method}:${id}`);

/** Takes `METHOD.KEY=VALUE` apart. @throws UsageError naming what is wrong */
function target(flag: string, shape: string, text: string, arms: readonly Arm[]) {
  const [, address, key, value] = /^([^=]+)\.([^.=]+)=(.*)$/s.exec(text) ?? [];
  if (address === undefined) throw new UsageError(`--${flag} is ${shape}, got "${text}".`);
  const arm = arms.find((each) => addressOf(each) === address);
  if (!arm) {
    throw new UsageError(
      `--${flag}: "${address}" is not among the methods asked (${arms.map(addressOf).join(', ')}).`
    );
  }
  return { arm, method: methodOf(arm.method), address, key, value };
}

function unknown(flag: string, what: string, address: string, key: string, known: object): UsageError {
  const names = Object.keys(known).join(', ') || 'none';
  return new UsageError(`--${flag}: "${address}" has no ${what} "${key}". It has ${names}.`);
}

/** The text of a prompt file, without the line end that editors put behind it. @throws UsageError when it cannot be read */
function promptIn(path: string, name: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    throw new UsageError(
      `--prompt ${name}: "${path}" cannot be read (${(error as NodeJS.ErrnoException).code}).`
    );
  }
}

/** The arms asked for: methods with their options and prompts. @throws UsageError naming what is wrong */
export function armsOf(asked: ArmArguments, model: CatalogueEntry): ChosenMethods {
  const chosen = chosenMethods(asked.methods, asked.form, model);
  const { arms } = chosen;
  for (const text of asked.options) {
    const { arm, method, address, key, value } = target('option', 'METHOD.KEY=VALUE', text, arms);
    if (!Object.hasOwn(method.options, key)) throw unknown('option', 'option', address, key, method.options);
    try {
      arm.options[key] = optionFrom(method.options[key], value);
    } catch (error) {
      throw new UsageError(`--option ${address}.${key} ${(error as RangeError).message}`);
    }
  }
  for (const text of asked.options) {
    const { arm, method, address, key } = target('option', 'METHOD.KEY=VALUE', text, arms);
    const option = method.options[key];
    if (!isOfUse(option, arm.options) && 'onlyWith' in option) {
      const { option: other, choice } = option.onlyWith!;
      throw new UsageError(`--option ${address}.${key} says nothing without ${address}.${other}=${choice}.`);
    }
  }
  for (const text of asked.prompts) {
    const { arm, method, address, key, value } = target('prompt', 'METHOD.PROMPT=FILE', text, arms);
    if (!Object.hasOwn(method.prompts, key)) throw unknown('prompt', 'prompt', address, key, method.prompts);
    const prompt = promptIn(value, `${address}.${key}`);
    const faults = promptFaults(method.prompts[key], prompt);
    if (faults.length > 0) throw new UsageError(`--prompt ${address}.${key}: ${faults.join(' ')}`);
    arm.prompts[key] = prompt;
  }
  return chosen;
}
