import type { Method } from '../methods/define-method';
import type { Definition } from './definition';

/** Id of a method's definition. */
export type MethodDefinitionId = `method-${string}`;

/** Id of the definition of a method. @param id the method's */
export function definitionIdOfMethod(id: string): MethodDefinitionId {
  return `method-${id}`;
}

/** The definition of a method, from the method itself. */
export function definitionOfMethod({ id, title, plain, source, cost, prompts }: Method): Definition {
  return {
    id: definitionIdOfMethod(id),
    name: title,
    plain,
    formula: null,
    letters: '',
    here: '',
    source,
    cost,
    prompts: Object.values(prompts).filter(({ text }) => text !== '')
  };
}
