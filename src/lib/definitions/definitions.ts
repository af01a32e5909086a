import { methods } from '../methods/registry';
import { signals } from '../signals/registry';
import type { Definition } from './definition';
import { figures, type FigureId } from './figures';
import { definitionOfMethod, type MethodDefinitionId } from './of-method';
import { definitionOfSignal, type SignalDefinitionId } from './of-signal';

/** Id of a definition. */
export type DefinitionId = FigureId | SignalDefinitionId | MethodDefinitionId;

/** Definitions of one kind, with the words over them. */
export interface DefinitionGroup {
  title: string;
  definitions: readonly Definition[];
}

/** All definitions: figures as they build on each other, signals and methods in the order of their registries. */
export const definitionGroups: readonly DefinitionGroup[] = [
  { title: 'Figures', definitions: figures },
  { title: 'Signals: what says how sure it is', definitions: signals.map(definitionOfSignal) },
  { title: 'Methods: ways to ask', definitions: methods.map(definitionOfMethod) }
];

/** All definitions, one after the other. */
const definitions: readonly Definition[] = definitionGroups.flatMap((group) => group.definitions);

const byId = new Map(definitions.map((definition) => [definition.id, definition]));

/**
 * The definition of an id.
 * @throws RangeError when there is none
 */
export function definitionOf(id: DefinitionId): Definition {
  const definition = byId.get(id);
  if (!definition) throw new RangeError(`Nothing is defined under “${id}”.`);
  return definition;
}

/**
 * What a report has to define: every figure, and of signals and methods those that stand in it.
 * @param signalIds ids of signals
 * @param methodIds ids of methods
 */
export function definitionsFor(
  signalIds: ReadonlySet<string>,
  methodIds: ReadonlySet<string>
): readonly Definition[] {
  return [
    ...figures,
    ...signals.filter(({ id }) => signalIds.has(id)).map(definitionOfSignal),
    ...methods.filter(({ id }) => methodIds.has(id)).map(definitionOfMethod)
  ];
}
