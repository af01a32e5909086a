import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ggufPath } from './built-in-model.mjs';
import { say, SetupError } from './step.mjs';

const models = join('static', 'models');
const stamp = join('.cache', 'mlc-folders.json');
const sources = [
  join('src', 'lib', 'engine', 'convert'),
  join('scripts', 'tiny-model'),
  join('scripts', 'convert-models.ts')
];

/** What the folders are made from, as one hash. */
function sourceHash() {
  const hash = createHash('sha256');
  const add = (path) => {
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) add(join(path, name));
    else if (!path.endsWith('.test.ts')) hash.update(path).update(readFileSync(path));
  };
  for (const path of sources) add(path);
  if (existsSync(ggufPath)) hash.update(String(statSync(ggufPath).mtimeMs));
  return hash.digest('hex');
}

function isCurrent(wanted) {
  if (!existsSync(stamp)) return false;
  const { source, files } = JSON.parse(readFileSync(stamp, 'utf8'));
  return (
    source === wanted &&
    Object.entries(files).every(([path, bytes]) => existsSync(path) && statSync(path).size === bytes)
  );
}

/**
 * Converts the built-in model into a folder for the WebGPU engine, and makes the tiny model of the tests. Does
 * nothing when both are there and neither the converter nor the model changed.
 */
export function convertModels() {
  const wanted = sourceHash();
  if (isCurrent(wanted)) return;
  say('Converting the built-in model for WebGPU (once) …');
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/tsx/dist/cli.mjs', 'scripts/convert-models.ts', models, stamp, wanted],
    { stdio: ['ignore', 2, 2] }
  );
  if (status !== 0) throw new SetupError('The built-in model could not be converted (the message is above).');
}
