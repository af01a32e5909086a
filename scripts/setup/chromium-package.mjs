import { spawnSync } from 'node:child_process';
import { findChromium } from '../chromium.mjs';
import { say, SetupError } from './step.mjs';

/** Finds Chromium, or installs Debian's package when it may. @returns {string} its path */
export function provideChromium() {
  const found = findChromium();
  if (found) return found;
  const hasApt = spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;
  if (hasApt && process.getuid?.() === 0) {
    say("Installing Debian's chromium …");
    const options = { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    spawnSync('apt-get', ['update', '-qq'], options);
    spawnSync(
      'apt-get',
      ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'],
      options
    );
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new SetupError(
    'No Chromium, Chrome or Edge found. Install one (Debian: apt-get install chromium) or name its program in the variable CHROMIUM.'
  );
}
