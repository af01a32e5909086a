import { hashText } from '../calibration/splitting/hash-text';
import type { Arm } from './arm';
import { nameFault, whatItAsks } from './variant';

/** Names a variant and what it asks, as `name@mark`: another of the same name is not meant. A bare name means any of it. */
export type VariantReference = string;

/** Reference to an arm. Its mark is a hash (32 bits, base 36) of what it asks, the same for arms that ask the same. */
export function referenceTo(arm: Arm): VariantReference {
  return `${arm.id}@${hashText(whatItAsks(arm)).toString(36)}`;
}

/** The name in a reference. */
export function nameIn(reference: VariantReference): string {
  return reference.split('@', 1)[0]!;
}

/** Whether a text can be a reference. */
export function isReference(text: string): boolean {
  const [name = '', mark, ...rest] = text.split('@');
  return nameFault(name, []) === null && rest.length === 0 && /^[0-9a-z]{1,7}$/.test(mark ?? '0');
}

/** Whether an arm is the one a reference means. */
export function refersTo(reference: VariantReference, arm: Arm): boolean {
  return reference === arm.id || reference === referenceTo(arm);
}
