import type { PromptDefinition } from './define-method';
import { placeholdersIn } from './prompt-text';

/** What stands in braces as a placeholder does, known or not. */
const IN_BRACES = /\{([\p{L}_][\p{L}\p{N}_-]*)\}/gu;

const inBraces = (names: readonly string[]) => names.map((name) => `{${name}}`).join(', ');

/**
 * What is wrong with a prompt that a person wrote, a sentence each; empty where it can be asked. Every placeholder that the
 * method fills in must stand in it, and no other.
 */
export function promptFaults(
  { placeholders }: Pick<PromptDefinition, 'placeholders'>,
  text: string
): string[] {
  const found = placeholdersIn(text);
  const missing = placeholders.filter((name) => !found.includes(name));
  const named = [...new Set(Array.from(text.matchAll(IN_BRACES), ([, name]) => name!))];
  const unknown = named.filter((name) => !(placeholders as readonly string[]).includes(name));
  const takes = placeholders.length > 0 ? `it takes ${inBraces(placeholders)}` : 'it takes none';
  return [
    ...(missing.length > 0 ? [`${inBraces(missing)} ${missing.length === 1 ? 'is' : 'are'} missing.`] : []),
    ...unknown.map((name) => `{${name}} is not a placeholder of this prompt; ${takes}.`)
  ];
}
