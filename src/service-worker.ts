/// <reference types="@sveltejs/kit" />
/// <reference lib="webworker" />
import { build, files, prerendered, version } from '$service-worker';
import { sourceUrls } from './lib/engine/catalogue';
import { remoteModels } from './lib/engine/files/remote-models';
import { isHubUrl, reachOf } from './lib/engine/hub-origins';
import { fillWithBuild } from './site/whole-build';

const worker = globalThis as unknown as ServiceWorkerGlobalScope;
const PREFIX = 'calibration-lab-site-';
const CACHE = `${PREFIX}${version}`;
/** Models are kept by the engine, when they are asked for. */
const LARGE = /\/(models|model-libs)\/[^/]+/;
const precached = [...build, ...files.filter((file) => !LARGE.test(file)), ...prerendered];
/** Builds kept besides this one while other tabs are open. */
const OLD_BUILDS = 3;
const loosely = { ignoreSearch: true, ignoreVary: true };

/**
 * Threads in WebAssembly need a cross-origin isolated page, and no other site is to frame the lab; not every host of static
 * files can say so itself.
 */
function withHeaders(response: Response): Response {
  if (response.type === 'opaque' || response.type === 'error' || response.redirected) return response;
  const headers = new Headers(response.headers);
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  headers.set('Cross-Origin-Embedder-Policy', 'require-corp');
  headers.set('Cross-Origin-Resource-Policy', 'same-origin');
  headers.append('Content-Security-Policy', "frame-ancestors 'self'");
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}

async function siteCaches(): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX));
}

/** From this build; what only an older one has, for a tab that was opened with it. */
async function kept(request: Request | URL): Promise<Response | undefined> {
  const own = await (await caches.open(CACHE)).match(request, loosely);
  if (own) return own;
  for (const cacheName of await siteCaches()) {
    const old = await caches.match(request, { ...loosely, cacheName });
    if (old) return old;
  }
  return undefined;
}

async function answer(request: Request, url: URL): Promise<Response> {
  const known = await kept(request);
  if (known) return withHeaders(known);
  if (request.mode === 'navigate' && !url.pathname.endsWith('/')) {
    const withSlash = new URL(url);
    withSlash.pathname += '/';
    if (await kept(withSlash)) return Response.redirect(withSlash);
  }
  return withHeaders(await fetch(request));
}

/** Removes older builds: all but the last few while a tab is open that may still ask for their files. */
async function forgetOldBuilds(opening?: string): Promise<void> {
  const tabs = await worker.clients.matchAll({ includeUncontrolled: true });
  const older = (await siteCaches()).filter((name) => name !== CACHE);
  const needed = tabs.some(({ id }) => id !== opening) ? OLD_BUILDS : 0;
  // Caches are named in the order in which they were made.
  for (const name of older.slice(0, Math.max(0, older.length - needed))) await caches.delete(name);
}

/** Only where a model lies that a person added by its address. */
async function fromChosenSite(request: Request, url: URL): Promise<Response> {
  const sources = (await remoteModels()).flatMap(({ sources }) =>
    sourceUrls(sources, worker.location.origin)
  );
  return reachOf(sources)(url) ? fetch(request) : Response.error();
}

worker.addEventListener('install', (event) => {
  event.waitUntil(
    (async () => {
      const older = (await siteCaches()).filter((name) => name !== CACHE);
      const root = new URL('./', worker.location.href);
      await fillWithBuild(CACHE, { version, root, addresses: precached, older });
      await worker.skipWaiting();
    })()
  );
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(worker.clients.claim().then(() => forgetOldBuilds()));
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== worker.location.origin) {
    // The second guard, behind the page's policy and the engine worker's own fetch.
    if (url.protocol.startsWith('http') && !isHubUrl(url)) event.respondWith(fromChosenSite(request, url));
    return;
  }
  if (request.method !== 'GET' || LARGE.test(url.pathname)) return;
  event.respondWith(answer(request, url));
  if (request.mode === 'navigate') event.waitUntil(forgetOldBuilds(event.resultingClientId));
});
