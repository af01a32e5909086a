import type { CatalogueEntry } from '../engine/catalogue';
import type { Method } from '../methods/define-method';
import { methods } from '../methods/registry';
import { usualMethods } from './plan';

/** How much is asked at one press. */
export interface Preset {
  id: 'quick' | 'thorough' | 'everything';
  /** Name for people. */
  title: string;
  /** Most questions; a set may have fewer. */
  questions: number;
  /** The ways to ask a model. */
  methods(model: Pick<CatalogueEntry, 'large'>): Method[];
}

/** The usual methods of a model, and those that a thorough comparison asks besides. */
export function thoroughMethods(model: Pick<CatalogueEntry, 'large'>): Method[] {
  const usual = usualMethods(model);
  return methods.filter((method) => method.thorough || usual.includes(method));
}

/** From little to all there is. */
export const presets: readonly Preset[] = [
  { id: 'quick', title: 'Quick', questions: 24, methods: usualMethods },
  { id: 'thorough', title: 'Thorough', questions: 100, methods: thoroughMethods },
  { id: 'everything', title: 'Everything', questions: Infinity, methods: () => [...methods] }
];
