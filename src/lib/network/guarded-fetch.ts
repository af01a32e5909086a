/** A request that was not let through. */
export class BlockedRequest extends TypeError {
  override name = 'BlockedRequest';
}

/**
 * A fetch that reaches only the lab's own origin, `blob:` and `data:`, and what `extra` lets through. The page's
 * content security policy does not bind its workers; this does.
 * @param fetch what sends the requests let through
 * @param ownOrigin origin of the site
 * @param extra asked for every other URL
 * @throws BlockedRequest (the promise rejects) for anything else, before a byte is sent
 */
export function guardedFetch(
  fetch: typeof globalThis.fetch,
  ownOrigin: string,
  extra: (url: URL) => boolean
): typeof globalThis.fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, ownOrigin);
    const own = url.origin === ownOrigin || url.protocol === 'data:' || url.protocol === 'blob:';
    if (!own && !extra(url)) {
      throw new BlockedRequest(`A request to ${url.origin} was stopped: the lab talks to no other site.`);
    }
    return fetch(input, init);
  };
}

let allowed: (url: URL) => boolean = () => false;

/** Lets the worker reach where the model that is being loaded lies, and nothing else. */
export function allowOnly(reach: (url: URL) => boolean): void {
  allowed = reach;
}

/** Puts the guard before everything the worker fetches. */
export function installFetchGuard(): void {
  globalThis.fetch = guardedFetch(globalThis.fetch.bind(globalThis), location.origin, (url) => allowed(url));
}
