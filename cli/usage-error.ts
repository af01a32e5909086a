/** A bad argument or file: shown as one line, exit code 2. */
export class UsageError extends Error {}
