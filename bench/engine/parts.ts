/** What the section is made of, in its order. */
export const engineParts = ['speeds', 'busy', 'memory', 'samples', 'run'] as const;
export type EnginePart = (typeof engineParts)[number];

/** What of the section is wanted. */
export interface EngineFlags {
  /** The only part that is measured; `null` for all. */
  part: EnginePart | null;
  /** Of the whole run. */
  questions: number;
  /** In each, all are measured in turn, so that a busy machine slows all alike. */
  rounds: number;
}

export function isEnginePart(name: string): name is EnginePart {
  return (engineParts as readonly string[]).includes(name);
}
