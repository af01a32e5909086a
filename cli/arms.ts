import { readFileSync } from 'node:fs';
import type { CatalogueEntry } from '../src/lib/engine/catalogue';
import type { Arm, PromptForm } from '../src/lib/methods/arm';
import { isOfUse, usualArm, type Method } from '../src/lib/methods/define-method';
import { optionFrom } from '../src/lib/methods/option-value';
import { promptFaults } from '../src/lib/methods/prompt-faults';
import { findMethod, methodOf, methods } from '../src/lib/methods/registry';
import { nameFault } from '../src/lib/methods/variant';
import { usualMethods } from '../src/lib/runs/plan';
import { thoroughMethods } from '../src/lib/runs/presets';
import { UsageError } from './usage-error';

/** How methods are chosen and changed on the command line. */
export interface ArmArguments {
  /** `usual`, `thorough`, `all`, or a list of `METHOD` and `METHOD:NAME`. */
  methods: string;
  form: PromptForm;
  /** `METHOD.KEY=VALUE`, or `METHOD:NAME.KEY=VALUE`. */
  options: readonly string[];
  /** `METHOD.PROMPT=FILE`, or `METHOD:NAME.PROMPT=FILE`. */
  prompts: readonly string[];
}

/** How an arm is named on the command line: its method, and its own name where it has one. */
const addressOf = ({ id, method }: Arm) => (id === method ? method : `${method}:${id}`);

function methodNamed(name: string): Method {
  const method = findMethod(name);
  if (method) return method;
  const known = ['usual', 'thorough', 'all', ...methods.map(({ id }) => id)].join(', ');
  throw new UsageError(`--methods: there is no method "${name}". Known: ${known}.`);
}

/** The arms of a list of methods. @throws UsageError naming what there is not */
function armsNamed(text: string, form: PromptForm, model: CatalogueEntry): Arm[] {
  if (text === 'usual') return usualMethods(model).map((method) => usualArm(method, form));
  if (text === 'thorough') return thoroughMethods(model).map((method) => usualArm(method, form));
  if (text === 'all') return methods.map((method) => usualArm(method, form));
  const arms: Arm[] = [];
  for (const part of new Set(text.split(',').map((each) => each.trim()))) {
    const [id, ...rest] = part.split(':');
    const method = methodNamed(id);
    const own = part.includes(':') ? rest.join(':').trim() : null;
    const fault =
      own === null
        ? null
        : nameFault(
            own,
            arms.map((arm) => arm.id)
          );
    if (fault) throw new UsageError(`--methods: "${part}" is METHOD:NAME. ${fault}`);
    arms.push(usualArm(method, form, own ?? id));
  }
  return arms;
}

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
export function armsOf(asked: ArmArguments, model: CatalogueEntry): Arm[] {
  const arms = armsNamed(asked.methods, asked.form, model);
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
  return arms;
}
