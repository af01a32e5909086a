import { expect, it } from 'vitest';
import { chromiumFlags, findChromium } from './chromium.mjs';

function find(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, ...there: string[]): string | null {
  return findChromium({ platform, env, exists: (path) => there.includes(path) });
}

it('takes the one that is named, whatever else there is', () => {
  expect(find('linux', { CHROMIUM: '/mine', PATH: '/usr/bin' }, '/usr/bin/chromium')).toBe('/mine');
  expect(find('linux', { CHROMIUM: '', PATH: '/usr/bin' }, '/usr/bin/chromium')).toBe('/usr/bin/chromium');
});

it.each<[NodeJS.Platform, NodeJS.ProcessEnv, string]>([
  ['linux', { PATH: '/usr/local/bin:/usr/bin' }, '/usr/bin/chromium-browser'],
  ['linux', { PATH: '/usr/bin' }, '/usr/bin/microsoft-edge'],
  ['linux', { PATH: '' }, '/snap/bin/chromium'],
  ['linux', {}, '/opt/google/chrome/chrome'],
  ['darwin', { PATH: '/opt/homebrew/bin' }, '/opt/homebrew/bin/chromium'],
  ['darwin', {}, '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
  ['darwin', { HOME: '/Users/a' }, '/Users/a/Applications/Chromium.app/Contents/MacOS/Chromium'],
  ['darwin', {}, '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
  ['win32', { Path: 'C:\\tools;D:\\bin' }, 'D:\\bin\\chrome.exe'],
  [
    'win32',
    { ProgramFiles: 'C:\\Program Files' },
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
  ],
  [
    'win32',
    { 'ProgramFiles(x86)': 'C:\\Program Files (x86)' },
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
  ],
  [
    'win32',
    { LOCALAPPDATA: 'C:\\Users\\a\\AppData\\Local' },
    'C:\\Users\\a\\AppData\\Local\\Chromium\\Application\\chrome.exe'
  ]
])('on %s with %j finds %s', (platform, env, path) => {
  expect(find(platform, env, path)).toBe(path);
  expect(find(platform, env)).toBeNull();
});

it('never looks into the working folder for an empty entry of PATH', () => {
  expect(find('linux', { PATH: ':/usr/bin:' }, 'chromium')).toBeNull();
});

it('gives up the sandbox only for root', () => {
  expect(chromiumFlags(0)).toContain('--no-sandbox');
  for (const user of [1, 1000, null]) expect(chromiumFlags(user)).not.toContain('--no-sandbox');
});
