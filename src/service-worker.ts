/// <reference types="@sveltejs/kit" />
/// <reference lib="webworker" />
import { build, files, prerendered, version } from '$service-worker';
import { sourceUrls } from './lib/engine/catalogue';
import { remoteModels } from './lib/engine/files/remote-models';
import { isHubUrl, reachOf } from './lib/engine/hub-origins';

const worker = globalThis as unknown as ServiceWorkerGlobalScope;
const PREFIX = 'calibration-lab-site-';
const CACHE = `${PREFIX}${version}`;
/** Models are kept by the engine, when they are asked for. */
const LARGE = /\/(models|model-libs)\/[^/]+/;
const precached = [...build, ...files.filter((file) => !LARGE.test(file)), ...prerendered];

/** Threads in WebAssembly need a cross-origin isolated page; not every host of static files can say so itself. */
function isolated(response: Response): Response {
  if (response.type === 'opaque' || response.type === 'error' || response.redirected) return response;
  const headers = new Headers(response.headers);
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  headers.set('Cross-Origin-Embedder-Policy', 'require-corp');
  headers.set('Cross-Origin-Resource-Policy', 'same-origin');
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}

async function answer(request: Request, url: URL): Promise<Response> {
  const cache = await caches.open(CACHE);
  const known = await cache.match(request, { ignoreSearch: true, ignoreVary: true });
  if (known) return isolated(known);
  if (request.mode === 'navigate' && !url.pathname.endsWith('/')) {
    const withSlash = new URL(url);
    withSlash.pathname += '/';
    if (await cache.match(withSlash, { ignoreSearch: true, ignoreVary: true }))
      return Response.redirect(withSlash);
  }
  return isolated(await fetch(request));
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
      const cache = await caches.open(CACHE);
      await cache.addAll(precached);
      await worker.skipWaiting();
    })()
  );
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) {
        if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name);
      }
      await worker.clients.claim();
    })()
  );
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== worker.location.origin) {
    // The second guard, behind the page's policy and the engine worker's own fetch.
    if (url.protocol.startsWith('http') && !isHubUrl(url)) event.respondWith(fromChosenSite(request, url));
    return;
  }
  if (request.method === 'GET' && !LARGE.test(url.pathname)) event.respondWith(answer(request, url));
});
