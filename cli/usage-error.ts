/** A bad argument or file: shown as one line, exit code 2. */
export class UsageError extends Error {}

/** What `parseArgs` found wrong, on one line: of some faults it tells in several. */
export function argumentsFault(error: unknown): UsageError {
  return new UsageError((error as Error).message.replace(/\s*\n\s*/g, ' '));
}
