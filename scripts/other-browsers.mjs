import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The first of some programs that is on PATH, or `null`. */
function onPath(...names) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of names) if (folder && existsSync(join(folder, name))) return join(folder, name);
  }
  return null;
}

/** Path of a Firefox: the environment variable FIREFOX, or the first on PATH; `null` where there is none. */
export function findFirefox() {
  return process.env.FIREFOX || onPath('firefox-esr', 'firefox');
}

/** Debian keeps WebKitGTK's small browser beside its library, for each version of its interface. */
function miniBrowser() {
  for (const base of ['/usr/lib', '/usr/libexec']) {
    if (!existsSync(base)) continue;
    for (const folder of readdirSync(base)) {
      for (const inner of existsSync(join(base, folder)) && folder.includes('-linux-')
        ? readdirSync(join(base, folder))
        : []) {
        const path = join(base, folder, inner, 'MiniBrowser');
        if (inner.startsWith('webkit2gtk-') && existsSync(path)) return path;
      }
    }
  }
  return null;
}

/**
 * What drives WebKitGTK: its browser, its WebDriver and a screen that nobody sees.
 * @returns {{ browser: string, driver: string, screen: string } | null} `null` where one of them is missing
 */
export function findWebKit() {
  const [browser, driver, screen] = [miniBrowser(), onPath('WebKitWebDriver'), onPath('Xvfb')];
  return browser && driver && screen ? { browser, driver, screen } : null;
}
