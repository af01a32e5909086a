import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import ts from 'typescript';

const sources = /\.(?:ts|js|mjs|svelte)$/;
/** What an import may leave out of a file's name. */
const endings = ['', '.ts', '.js', '.svelte', '.svelte.ts', '/index.ts'];

/** The script of a component, where its imports stand; the whole of any other file. */
function scriptOf(path, text) {
  if (!path.endsWith('.svelte')) return text;
  return [...text.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => script).join('\n');
}

/** What a file names in imports of every kind: values, types, re-exports, dynamic ones, and types by `import('…')`. */
export function importsOf(path, text) {
  return ts.preProcessFile(scriptOf(path, text), true, true).importedFiles.map(({ fileName }) => fileName);
}

/** Files below a folder, as paths from `root` with `/`. */
function filesBelow(root, folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && sources.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/**
 * Who imports whom below `src`, types included. Packages are left out; so is what lies outside of `src`.
 * @param {string} root folder that holds `src`
 * @returns {Map<string, string[]>} file → files it imports, as paths from `root`
 */
export function importGraph(root) {
  const isFile = (path) => existsSync(join(root, path)) && statSync(join(root, path)).isFile();
  const resolve = (from, name) => {
    const bare = name.replace(/\?.*$/, '');
    const target = bare.startsWith('$lib/')
      ? posix.join('src/lib', bare.slice('$lib/'.length))
      : posix.join(posix.dirname(from), bare);
    return endings.map((ending) => target + ending).find(isFile);
  };
  return new Map(
    filesBelow(root, 'src').map((file) => [
      file,
      [
        ...new Set(
          importsOf(file, readFileSync(join(root, file), 'utf8'))
            .filter((name) => /^(?:\.|\$lib\/)/.test(name))
            .map((name) => resolve(file, name))
            .filter((target) => target?.startsWith('src/'))
        )
      ]
    ])
  );
}
