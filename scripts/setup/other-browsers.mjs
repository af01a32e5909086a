import { spawnSync } from 'node:child_process';
import { findFirefox, findWebKit } from '../other-browsers.mjs';
import { say } from './step.mjs';

/** Finds Firefox and WebKitGTK, or installs Debian's packages when it may; the tests go on without them. */
export function provideOtherBrowsers() {
  const packages = [
    ...(findFirefox() ? [] : ['firefox-esr']),
    ...(findWebKit() ? [] : ['webkit2gtk-driver', 'xvfb'])
  ];
  const hasApt = spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;
  if (packages.length > 0 && hasApt && process.getuid?.() === 0) {
    say(`Installing Debian's ${packages.join(', ')} …`);
    const options = { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    spawnSync('apt-get', ['update', '-qq'], options);
    // One by one: a package that this Debian lacks does not keep the other away.
    for (const name of packages) {
      spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], options);
    }
  }
  if (!findFirefox()) say('No Firefox found: its tests are skipped (Debian: apt-get install firefox-esr).');
  if (!findWebKit()) {
    say('No WebKitGTK found: its tests are skipped (Debian: apt-get install webkit2gtk-driver xvfb).');
  }
}
