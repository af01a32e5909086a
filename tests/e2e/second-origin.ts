import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** How the other site answers: whole, cut off half-way, or stuck half-way until it is left. */
export type Manner = 'whole' | 'cut' | 'stuck';

/** Another site on this machine that gives away a folder's files, well or badly. */
export interface SecondOrigin {
  url: string;
  manner: Manner;
  /** Paths asked for so far. */
  asked: string[];
  close(): Promise<void>;
}

function halfOf(path: string, response: ServerResponse, then: () => void): void {
  const half = Math.max(1, Math.floor(statSync(path).size / 2));
  createReadStream(path, { end: half - 1 })
    .on('end', then)
    .pipe(response, { end: false });
}

/** Serves a folder from a port of its own, readable from other sites. */
export async function serveElsewhere(folder: string): Promise<SecondOrigin> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, 'http://other');
    origin.asked.push(pathname);
    const path = join(folder, decodeURIComponent(pathname));
    response.setHeader('Access-Control-Allow-Origin', '*');
    if (!existsSync(path) || !statSync(path).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader('Content-Length', statSync(path).size);
    if (origin.manner === 'whole') createReadStream(path).pipe(response);
    else halfOf(path, response, () => origin.manner === 'cut' && response.destroy());
  });
  const origin: SecondOrigin = {
    url: '',
    manner: 'whole',
    asked: [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      })
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return origin;
}
