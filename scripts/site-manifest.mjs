import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { completePreloads } from './first-scripts.mjs';

/** Its name in the site; src/site/whole-build.ts reads it. */
export const MANIFEST = 'site-manifest.json';
/** What the site serves and never keeps: models, which are large, and what the service worker is fetched beside. */
const left = /^(?:models|model-libs)\/(?!index\.html$)|^service-worker\.js|^site-manifest\.json$|(?:^|\/)\./;

/** What `static` holds for the tests alone. */
export const testOnly = ['models/tiny', 'model-libs/tiny.wasm'];

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** Digest of a file; of a packed one also of what is in it, behind a space, since some servers unpack it on the way. */
function digestOf(path) {
  const bytes = readFileSync(path);
  return path.endsWith('.gz') ? `${sha256(bytes)} ${sha256(gunzipSync(bytes))}` : sha256(bytes);
}

/**
 * SHA-256 of every file of a built site that belongs to the page, by its address from the site's root; `index.html` stands
 * under the address of its folder.
 * @param {string} folder
 * @returns {Record<string, string>} hexadecimal, as `digestOf`
 */
export function digests(folder) {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(folder, path).split(sep).join('/'), path])
      .filter(([name]) => !left.test(name))
      .map(([name, path]) => [name.replace(/(^|\/)index\.html$/, '$1'), digestOf(path)])
      .sort(([a], [b]) => (a < b ? -1 : 1))
  );
}

/**
 * A SvelteKit adapter that leaves out what only tests need, has pages ask for all their scripts at once, and writes which
 * files the build consists of, so that an update is taken whole or not at all.
 * @param {import('@sveltejs/kit').Adapter} adapter writes into `build`
 * @returns {import('@sveltejs/kit').Adapter}
 */
export function withManifest(adapter) {
  return {
    ...adapter,
    async adapt(builder) {
      await adapter.adapt(builder);
      completePreloads('build');
      for (const path of testOnly) rmSync(join('build', path), { recursive: true, force: true });
      const manifest = { version: builder.config.kit.version.name, files: digests('build') };
      writeFileSync(join('build', MANIFEST), JSON.stringify(manifest));
    }
  };
}
