const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

let ending = false;
const cleanUps: (() => void | Promise<void>)[] = [];

/** Whether the process is ending because it was told to. What fails then fails because of that. */
export function isEnding(): boolean {
  return ending;
}

async function end(code: number): Promise<void> {
  if (ending) process.exit(code);
  ending = true;
  // What was opened last is closed first; one that fails does not keep the others from it.
  for (const cleanUp of cleanUps.toReversed()) {
    try {
      await cleanUp();
    } catch (error) {
      process.stderr.write(`${(error as Error).message}\n`);
    }
  }
  process.exit(code);
}

/**
 * Cleans up before the process ends by Ctrl+C or another signal, and ends it with the usual exit code; a second signal does
 * not wait.
 */
export function cleanUpOnSignals(cleanUp: () => void | Promise<void>): void {
  if (cleanUps.length === 0) {
    for (const [signal, code] of Object.entries(exitCodes)) process.on(signal, () => void end(code));
  }
  cleanUps.push(cleanUp);
}
