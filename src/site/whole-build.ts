/** What a build consists of; scripts/site-manifest.mjs writes it. */
export interface SiteManifest {
  version: string;
  /** SHA-256, hexadecimal, by address from the site's root; of a packed file also of what is in it, behind a space. */
  files: Record<string, string>;
}

/** Which build is wanted. */
export interface WantedBuild {
  version: string;
  /** The site's root. */
  root: URL;
  /** Addresses of all files, absolute or from the site's origin. */
  addresses: readonly string[];
  /** Names of caches with older builds; a file that did not change is taken from there. */
  older: readonly string[];
}

/** Files fetched at the same time. */
const AT_ONCE = 6;

async function digestOf(bytes: ArrayBuffer): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** From the server itself: what the browser keeps of before may belong to another build. */
async function fetchAnew(url: URL): Promise<Response> {
  const response = await fetch(url, { cache: 'reload' });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  if (response.redirected) throw new Error(`${url} is elsewhere: ${response.url}`);
  return response;
}

async function holds(response: Response, digests: string): Promise<boolean> {
  return digests.split(' ').includes(await digestOf(await response.clone().arrayBuffer()));
}

/**
 * Fills a cache with every file of one build, or leaves none behind: each is fetched past the browser's own cache and
 * must be what the build's manifest says.
 * @throws Error when the server has another build, a file is missing or of another build, or there is no room
 */
export async function fillWithBuild(
  cacheName: string,
  { version, root, addresses, older }: WantedBuild
): Promise<void> {
  try {
    const cache = await caches.open(cacheName);
    const manifestUrl = new URL('site-manifest.json', root);
    const manifest = (await (await fetchAnew(manifestUrl)).json()) as SiteManifest;
    if (manifest.version !== version) {
      throw new Error(`The site has build ${manifest.version} where ${version} was expected`);
    }
    const bring = async (address: string): Promise<void> => {
      const url = new URL(address, root);
      const digest = manifest.files[decodeURI(url.href.slice(root.href.length))];
      if (digest === undefined) throw new Error(`${url} is not in the manifest of build ${version}`);
      for (const name of older) {
        const known = await caches.match(url, { cacheName: name });
        if (known && (await holds(known, digest))) return cache.put(url, known);
      }
      const response = await fetchAnew(url);
      if (!(await holds(response, digest))) throw new Error(`${url} is not of build ${version}`);
      await cache.put(url, response);
    };
    const left = [...new Set(addresses)];
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let next = left.pop(); next !== undefined; next = left.pop()) await bring(next);
      })
    );
  } catch (error) {
    await caches.delete(cacheName);
    throw error;
  }
}
