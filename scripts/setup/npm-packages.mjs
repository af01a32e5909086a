import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { say, SetupError } from './step.mjs';

const stamp = 'node_modules/.calibration-lab-lock';

/** Installs the packages of package-lock.json unless exactly these are installed already. */
export function installPackages() {
  const wanted = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('Installing npm packages …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(npm, ['ci', '--no-audit', '--no-fund'], {
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32'
  });
  if (status !== 0)
    throw new SetupError('npm could not install the packages (its message is above). Try again when online.');
  writeFileSync(stamp, wanted);
}
