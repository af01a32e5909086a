const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

let ending = false;

/** Whether the process is ending because it was told to. What fails then fails because of that. */
export function isEnding(): boolean {
  return ending;
}

/**
 * Cleans up before the process ends by Ctrl+C or another signal, and ends it with the usual exit code; a second signal does
 * not wait.
 */
export function cleanUpOnSignals(cleanUp: () => Promise<void>): void {
  for (const [signal, code] of Object.entries(exitCodes)) {
    process.on(signal, () => {
      if (ending) process.exit(code);
      ending = true;
      void cleanUp()
        .catch(() => {})
        .then(() => process.exit(code));
    });
  }
}
