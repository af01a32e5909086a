function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : '';
}

/**
 * A failure of the store in words: what happened and what to do. Errors that speak for themselves stay as they are.
 * @param kept what was not harmed, as a sentence
 */
export function storeError(error: unknown, kept: string): Error {
  switch (nameOf(error)) {
    case 'QuotaExceededError':
      return new Error(
        `There is no room left for what this site stores in the browser. ${kept} Make room (remove question sets, runs or model files you no longer need, or free disk space) and try again.`,
        { cause: error }
      );
    case 'ConstraintError':
      return new Error(`Something of the same name is stored already. ${kept}`, { cause: error });
    case 'InvalidStateError':
      return new Error(
        `The store was closed, perhaps by a newer version of the lab in another tab. ${kept} Reload this page.`,
        { cause: error }
      );
    default:
      return error instanceof Error ? error : new Error(String(error), { cause: error });
  }
}
