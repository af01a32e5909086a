import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import sirv from 'sirv';

/** Threads in WebAssembly need a cross-origin isolated page; no other site is to frame the lab and act in it. */
export const siteHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Content-Security-Policy': "frame-ancestors 'self'",
  'X-Frame-Options': 'SAMEORIGIN'
};

/**
 * Serves a folder of the built site, on this machine only unless told otherwise.
 * @param {{ folder?: string, port?: number, host?: string, tls?: { cert: string, key: string } }} [options] port 0 takes any
 *   free one; with `tls` it is served over HTTPS
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>}
 */
export async function serve({ folder = 'build', port = 0, host = '127.0.0.1', tls } = {}) {
  const handler = sirv(folder, {
    etag: true,
    setHeaders(response) {
      for (const [name, value] of Object.entries(siteHeaders)) response.setHeader(name, value);
    }
  });
  /** @type {import('node:http').RequestListener} */
  const listener = (request, response) =>
    handler(request, response, () => {
      response.statusCode = 404;
      response.end('Not found');
    });
  const server = tls ? createSecureServer(tls, listener) : createServer(listener);
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(undefined));
  });
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${address.port}/`,
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve(undefined));
        server.closeAllConnections();
      })
  };
}
