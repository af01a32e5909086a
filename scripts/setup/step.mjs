/** Says on stderr what is being done, so that standard output stays free for results. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** An expected failure, shown as one line without a stack. */
export class SetupError extends Error {}

/** Runs `main`, turning a SetupError into one line and exit code 1. */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(error.message);
    process.exit(1);
  }
}
