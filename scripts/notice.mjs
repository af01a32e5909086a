import { existsSync, readFileSync } from 'node:fs';

/** Names of the packages that modules come from. @param {Iterable<string>} ids paths of modules */
export function packagesOf(ids) {
  const names = [...ids]
    .map((id) => /.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/?]+)/.exec(id)?.[1].replaceAll('\\', '/'))
    .filter((name) => name !== undefined && !name.startsWith('.'));
  return [...new Set(names)].sort();
}

/** Packages that a notice does not name. @param {string} notice @param {string[]} packages */
export function missingIn(notice, packages) {
  const named = new Set(notice.match(/@?[\w-]+(?:[./][\w-]+)*/g));
  return packages.filter((name) => !named.has(name));
}

/**
 * Vite plugins, for the page and for its workers: a build into which a package goes that NOTICE does not name breaks.
 * @returns {{ page: import('vite').Plugin, worker: import('vite').Plugin }}
 */
export function notice() {
  const seen = new Set();
  const collect = (bundle) => {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type === 'chunk') for (const id of Object.keys(chunk.modules)) seen.add(id);
    }
  };
  return {
    worker: { name: 'notice-of-workers', generateBundle: (_, bundle) => collect(bundle) },
    page: {
      name: 'notice',
      apply: 'build',
      generateBundle(_, bundle) {
        if (this.environment?.config.consumer === 'server') return;
        collect(bundle);
        if (!existsSync('NOTICE')) return;
        const missing = missingIn(readFileSync('NOTICE', 'utf8'), packagesOf(seen));
        if (missing.length > 0)
          this.error(`NOTICE does not name what goes into the site: ${missing.join(', ')}`);
      }
    }
  };
}
