import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { digests, MANIFEST } from '../../scripts/site-manifest.mjs';

const text = /\.(?:html|js|css|json)$/;

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

const inlineScripts = (html: string) =>
  [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, code]) => code);
const cspHash = (code: string) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`;

/**
 * A further build of the site in build/, as another version would be: every hashed name is another, and nothing of what
 * was before is there. Models are left out.
 * @param mark letters and digits that stand in all its hashed names and its version
 * @returns its folder
 */
export function furtherBuild(mark: string): string {
  const folder = mkdtempSync(join(tmpdir(), `calibration-lab-site-${mark}-`));
  cpSync('build', folder, {
    recursive: true,
    filter: (path) => !/[\\/](?:models|model-libs)[\\/](?!index\.html$)/.test(path)
  });
  const { version } = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')) as { version: string };
  const renamed = new Map([[version, `${version}${mark}`]]);
  for (const path of filesBelow(join(folder, '_app', 'immutable'))) {
    const name = path.split(/[\\/]/).at(-1)!;
    const other = name.replace(/(\.[a-z0-9]+)$/i, `${mark}$1`);
    renamed.set(name, other);
    renameSync(path, join(path, '..', other));
  }
  const names = new RegExp(
    [...renamed.keys()].map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'),
    'g'
  );
  for (const path of filesBelow(folder).filter((path) => text.test(path))) {
    const before = readFileSync(path, 'utf8');
    let after = before.replace(names, (name) => renamed.get(name)!);
    if (path.endsWith('.html')) {
      const scripts = inlineScripts(after);
      inlineScripts(before).forEach((code, i) => (after = after.replace(cspHash(code), cspHash(scripts[i]))));
    }
    writeFileSync(path, after);
  }
  writeFileSync(
    join(folder, MANIFEST),
    JSON.stringify({ version: `${version}${mark}`, files: digests(folder) })
  );
  return folder;
}

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm'
};

/** A host of static files whose content is replaced, as its visitors' browsers keep it. */
export interface PlainHost {
  url: string;
  /** What it serves now. */
  folder: string;
  /** Whether it answers. */
  up: boolean;
  /** What was asked for and is not there. */
  missing: string[];
  close(): Promise<void>;
}

/**
 * Serves a folder without any header the lab asks for.
 * @param cacheControl of every answer; without it browsers reckon from the last change, which is long ago
 */
export async function plainHost(folder: string, cacheControl?: string): Promise<PlainHost> {
  const server = createServer((request, response) => {
    if (!host.up) return void request.socket.destroy();
    const { pathname } = new URL(request.url!, 'http://host');
    const path = join(host.folder, decodeURIComponent(pathname), pathname.endsWith('/') ? 'index.html' : '');
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) {
      host.missing.push(pathname);
      return void response.writeHead(404).end('Not found');
    }
    response.setHeader('Content-Type', types[extname(path)] ?? 'application/octet-stream');
    response.setHeader('Last-Modified', 'Wed, 01 Jan 2020 00:00:00 GMT');
    if (cacheControl) response.setHeader('Cache-Control', cacheControl);
    response.end(readFileSync(path));
  });
  const host: PlainHost = {
    url: '',
    folder,
    up: true,
    missing: [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      })
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  host.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return host;
}

/** Removes builds made for a test. */
export function removeBuilds(...folders: string[]): void {
  for (const folder of folders) rmSync(folder, { recursive: true });
}
