/**
 * `npm run classroom [-- FOLDER]`: one zip with the built site, the built-in model and the question sets, and with starters
 * for Windows, macOS and Linux that need only Python 3 or Node.
 */
import { createWriteStream, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { PassThrough } from 'node:stream';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { siteHeaders } from '../server.mjs';

const root = join(import.meta.dirname, '..', '..');
const ownFiles = join(import.meta.dirname, 'files');
/** The folder everything unpacks into. */
const TOP = 'calibration-lab';
/** Bytes the zip may take: what still goes onto thirty laptops from a stick. */
export const LARGEST_ZIP = 150e6;

/** What the starters serve the site with; both read it. */
export const served = {
  port: 8417,
  headers: siteHeaders,
  types: {
    '.html': 'text/html; charset=utf-8',
    '.js': 'text/javascript; charset=utf-8',
    '.mjs': 'text/javascript; charset=utf-8',
    '.css': 'text/css; charset=utf-8',
    '.json': 'application/json',
    '.wasm': 'application/wasm',
    '.svg': 'image/svg+xml',
    '.png': 'image/png',
    '.woff2': 'font/woff2',
    '.txt': 'text/plain; charset=utf-8',
    '.gz': 'application/gzip'
  }
};

/** The model's second form, for WebGPU, would double the download. */
const leftOut = /^(?:models\/[^/]+\/resolve\/|model-libs\/.*\.wasm$|\.)/;
/** What gains nothing by packing. */
const packed = /\.(?:gguf|gz|woff2|png)$/;

/** Every file of the zip: its path there, where it lies, or what it holds. */
function* contents(site) {
  for (const entry of readdirSync(site, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const name = relative(site, path).split(sep).join('/');
    if (!leftOut.test(name)) yield { name: `site/${name}`, bytes: () => readFileSync(path) };
  }
  for (const name of readdirSync(ownFiles)) yield { name, bytes: () => readFileSync(join(ownFiles, name)) };
  for (const name of ['LICENSE', 'NOTICE']) yield { name, bytes: () => readFileSync(join(root, name)) };
  yield { name: 'served.json', bytes: () => Buffer.from(JSON.stringify(served, null, 2)) };
}

/**
 * Packs a built site.
 * @param {{ site?: string, into: string, date?: Date }} options
 * @returns {Promise<string>} path of the zip
 * @throws Error when the site or the model in it is missing, or the zip is too large
 */
export async function packClassroom({ site = join(root, 'build'), into, date = new Date() }) {
  const files = [...contents(site)];
  if (!files.some(({ name }) => name === 'site/index.html')) throw new Error(`${site} holds no built site.`);
  if (!files.some(({ name }) => name.endsWith('.gguf')))
    throw new Error('The built-in model is not in the site: run `npm run setup`, then build again.');
  mkdirSync(into, { recursive: true });
  const path = join(into, 'calibration-lab-classroom.zip');
  const stream = new PassThrough();
  const written = pipeline(stream, createWriteStream(path));
  const zip = new Zip((error, data, final) => {
    if (error) return stream.destroy(error);
    stream.write(data);
    if (final) stream.end();
  });
  for (const { name, bytes } of files) {
    const options = { level: /** @type {const} */ (9) };
    const file = packed.test(name)
      ? new ZipPassThrough(`${TOP}/${name}`)
      : new ZipDeflate(`${TOP}/${name}`, options);
    // Made on Unix, so that starters may be started.
    file.os = 3;
    file.attrs = (['.sh', '.command'].includes(extname(name)) ? 0o100755 : 0o100644) << 16;
    file.mtime = date;
    zip.add(file);
    file.push(bytes(), true);
  }
  zip.end();
  await written;
  const { size } = statSync(path);
  if (size > LARGEST_ZIP) throw new Error(`${path} has ${size} bytes, over ${LARGEST_ZIP}.`);
  return path;
}

if (import.meta.filename === process.argv[1]) {
  const { runMain, say } = await import('../setup/step.mjs');
  await runMain(async () => {
    const { setUp } = await import('../setup.mjs');
    await setUp();
    const { buildSite } = await import('../setup/built-site.mjs');
    buildSite();
    const path = await packClassroom({ into: resolve(process.argv[2] ?? join(root, 'out')) });
    say(`${path} (${Math.round(statSync(path).size / 1e6)} MB)`);
  });
}
