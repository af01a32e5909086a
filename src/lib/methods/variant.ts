import { promptForms, type Arm } from './arm';
import { isOfUse, isOptional } from './define-method';
import { findMethod } from './registry';
import { optionFrom } from './option-value';
import { promptFaults } from './prompt-faults';

/** Longest name of a variant, in characters. */
const LONGEST_NAME = 40;

/** What a name may hold: it is part of a row's key and of the page's address. */
const NAME = /^[\p{L}\p{N}](?:[\p{L}\p{N} ._-]*[\p{L}\p{N}])?$/u;

/**
 * What is wrong with the name of a variant, in a sentence; `null` where it can be taken. An arm's id is its name.
 * @param taken names of other variants
 */
export function nameFault(name: string, taken: readonly string[]): string | null {
  if (name === '') return 'Give it a name.';
  if (name.length > LONGEST_NAME) return `A name has at most ${LONGEST_NAME} characters.`;
  if (!NAME.test(name)) return 'A name is made of letters, digits, spaces, dots and hyphens.';
  if (findMethod(name)) return `“${name}” is a method; choose another name.`;
  if (taken.includes(name)) return `Another variant is called “${name}”.`;
  return null;
}

/** A name that can be taken: the one wanted, or with a number behind it; cut where that would be too long. */
export function freeName(wanted: string, taken: readonly string[]): string {
  const stem = NAME.test(wanted) ? wanted : 'variant';
  for (let n = 1; ; n++) {
    const number = n === 1 ? '' : ` ${n}`;
    const cut = stem.slice(0, LONGEST_NAME - number.length).replace(/[^\p{L}\p{N}]+$/u, '');
    if (nameFault(cut + number, taken) === null) return cut + number;
  }
}

/** What is wrong with an arm a person made, a sentence each, naming prompt or option; empty where it can be asked. */
export function armFaults({ method: id, form, prompts, options }: Arm): string[] {
  const method = findMethod(id);
  if (!method) return [`No method is called “${id}”.`];
  const faults: string[] = [];
  if (!promptForms.includes(form)) faults.push(`“${String(form)}” is no way to give a prompt.`);
  for (const [name, definition] of Object.entries(method.prompts)) {
    if (typeof prompts[name] !== 'string') faults.push(`${definition.title}: there is no text.`);
    else
      faults.push(...promptFaults(definition, prompts[name]).map((fault) => `${definition.title}: ${fault}`));
  }
  for (const [name, definition] of Object.entries(method.options)) {
    try {
      if (isOptional(definition) && !Object.hasOwn(options, name)) continue;
      if (!Object.hasOwn(options, name)) throw new RangeError('has no value.');
      optionFrom(definition, String(options[name]));
    } catch (error) {
      faults.push(`${definition.title} ${(error as RangeError).message}`);
    }
  }
  return faults;
}

/** What an arm asks as a text, whatever it is called and whatever order its fields are in. */
export function whatItAsks({ method, form, prompts, options }: Arm): string {
  const known = findMethod(method)?.options ?? {};
  const set = Object.entries(options).filter(([name, value]) => {
    const option = known[name];
    return !option || !isOptional(option) || (isOfUse(option, options) && value !== option.initial);
  });
  const names = [prompts, Object.fromEntries(set)].map((record) =>
    Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))
  );
  return JSON.stringify([method, form, names]);
}

/** Whether two arms ask the same way, whatever they are called. */
export function asksTheSame(one: Arm, other: Arm): boolean {
  return whatItAsks(one) === whatItAsks(other);
}
