/** The browser, or a newer version of the lab, does not let this page store anything. Its message speaks for itself. */
export class StoreRefused extends Error {
  override name = 'StoreRefused';
}

/** A run whose record is not in the store: taken off the list in another tab, or gone with the site's data. */
export class RunGone extends Error {
  override name = 'RunGone';
  constructor(readonly how: 'removed' | 'missing') {
    super(
      how === 'removed'
        ? 'This run was removed in another tab; it can be put back on the Runs page.'
        : 'This run is no longer in the store.'
    );
  }
}

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

/** Whether a write that failed may work later as it is: there was no room, or the store was closed or not to be had. */
export function mayWorkLater(error: unknown): boolean {
  return [
    'QuotaExceededError',
    'InvalidStateError',
    'AbortError',
    'UnknownError',
    'TimeoutError',
    'NotFoundError',
    'StoreRefused'
  ].includes(nameOf(error));
}
