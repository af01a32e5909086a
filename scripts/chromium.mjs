import { existsSync } from 'node:fs';
import { posix, win32 } from 'node:path';

/**
 * Flags under which headless Chromium offers WebGPU on a machine without a GPU and stays off the network. Its sandbox
 * stays on but for root, for whom Chromium does not start with it.
 * @param {number | null} userId of the process; Windows has none
 */
export function chromiumFlags(userId) {
  return [
    '--enable-unsafe-webgpu',
    ...(userId === 0 ? ['--no-sandbox'] : []),
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync'
  ];
}

const user = process.getuid?.() ?? null;

export const chromiumArguments = chromiumFlags(user);

/** Names on PATH, best first. Windows has only Edge there, if anything. */
const names = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'msedge'
];

/** What a browser is called in a folder of programs of macOS. */
const macApplications = ['Chromium', 'Google Chrome', 'Microsoft Edge'];

/** Where installers of Windows put it, below the folders of programs. */
const windowsPrograms = [
  ['Chromium', 'Application', 'chrome.exe'],
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe']
];

/** Where Linux keeps it beside PATH: snaps, Flatpaks, packages that install into /opt. */
const linuxPaths = [
  '/snap/bin/chromium',
  '/usr/lib/chromium/chromium',
  '/opt/google/chrome/chrome',
  '/opt/microsoft/msedge/msedge',
  '/var/lib/flatpak/exports/bin/org.chromium.Chromium',
  '/var/lib/flatpak/exports/bin/com.google.Chrome'
];

/**
 * Everywhere a Chromium may be, best first: the names on PATH, then the usual places of the system.
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} env
 * @returns {string[]}
 */
export function chromiumPlaces(platform, env) {
  const { delimiter, join } = platform === 'win32' ? win32 : posix;
  const suffix = platform === 'win32' ? '.exe' : '';
  const path = Object.entries(env).find(([name]) => name.toUpperCase() === 'PATH')?.[1] ?? '';
  const onPath = path
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => names.map((name) => join(folder, name + suffix)));
  if (platform === 'darwin') {
    const folders = ['/Applications', ...(env.HOME ? [join(env.HOME, 'Applications')] : [])];
    return [
      ...onPath,
      ...macApplications.flatMap((name) =>
        folders.map((folder) => join(folder, `${name}.app`, 'Contents', 'MacOS', name))
      )
    ];
  }
  if (platform === 'win32') {
    const folders = ['ProgramFiles', 'ProgramW6432', 'ProgramFiles(x86)', 'LOCALAPPDATA']
      .map((name) => env[name])
      .filter((folder) => folder !== undefined);
    return [
      ...onPath,
      ...windowsPrograms.flatMap((program) => folders.map((folder) => join(folder, ...program)))
    ];
  }
  return [...onPath, ...linuxPaths];
}

/**
 * Path of a Chromium, Chrome or Edge: the environment variable CHROMIUM, or the first that is on PATH or in its usual
 * place.
 * @param {{ platform?: NodeJS.Platform, env?: NodeJS.ProcessEnv, exists?: (path: string) => boolean }} [machine] this
 * one, when left out
 * @returns {string | null}
 */
export function findChromium({ platform = process.platform, env = process.env, exists = existsSync } = {}) {
  return env.CHROMIUM || (chromiumPlaces(platform, env).find((path) => exists(path)) ?? null);
}

/** How Playwright starts it; it would leave the sandbox off by itself. */
export function launchOptions() {
  return {
    executablePath: findChromium() ?? undefined,
    args: chromiumArguments,
    chromiumSandbox: user !== 0
  };
}
