import { createServer } from 'node:http';
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
 * Serves a folder of the built site on this machine only.
 * @param {{ folder?: string, port?: number }} [options] port 0 takes any free one
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serve({ folder = 'build', port = 0 } = {}) {
  const handler = sirv(folder, {
    etag: true,
    setHeaders(response) {
      for (const [name, value] of Object.entries(siteHeaders)) response.setHeader(name, value);
    }
  });
  const server = createServer((request, response) =>
    handler(request, response, () => {
      response.statusCode = 404;
      response.end('Not found');
    })
  );
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(undefined));
  });
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve(undefined));
        server.closeAllConnections();
      })
  };
}
