import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';

/** How a built script names another that it cannot run without; `import(…)` has a bracket. */
const STATIC = /(?:^|[;}\s])(?:import|export)\b[^"'()]*?["']([^"']+\.js)["']/g;
const NAMED = /(?:href|src)="([^"]+\.js)"/g;

/**
 * The scripts that a page of the built site waits for: those it names, and all that these import.
 * @param {string} folder of the built site
 * @param {string} html path of the page in it
 * @returns {string[]} paths in the folder
 */
export function firstScripts(folder, html) {
  const found = new Set();
  const add = (path) => {
    if (found.has(path)) return;
    found.add(path);
    const source = readFileSync(join(folder, path), 'utf8');
    for (const [, other] of source.matchAll(STATIC)) add(posix.join(posix.dirname(path), other));
  };
  for (const [, path] of readFileSync(join(folder, html), 'utf8').matchAll(NAMED))
    add(posix.join(posix.dirname(html), path));
  return [...found];
}

/** Bytes of a file of the built site as gzip. */
export function gzipSize(folder, path) {
  return gzipSync(readFileSync(join(folder, path)), { level: 9 }).length;
}

/**
 * Has every page ask at once for all that it waits for: SvelteKit leaves out what it first comes to through an `import(…)`.
 * @param {string} folder of the built site
 */
export function completePreloads(folder) {
  const pages = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.html'));
  for (const name of pages.map((page) => page.replaceAll('\\', '/'))) {
    const html = readFileSync(join(folder, name), 'utf8');
    const missing = firstScripts(folder, name)
      .map((path) => posix.relative(posix.dirname(name), path))
      .map((path) => (path.startsWith('.') ? path : `./${path}`))
      .filter((path) => !html.includes(`"${path}"`));
    const links = missing.map((path) => `<link href="${path}" rel="modulepreload">\n\t\t`).join('');
    writeFileSync(join(folder, name), html.replace('<link href', `${links}<link href`));
  }
}
