import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { say, SetupError } from './step.mjs';

const stamp = join('build', '.source-hash');
const inputs = ['src', 'static', 'package-lock.json', 'package.json', 'svelte.config.js', 'vite.config.ts'];

/** Files below a path, sorted; large ones are told by size and time instead of content. */
function addToHash(hash, path) {
  const stat = statSync(path);
  if (stat.isDirectory()) {
    for (const name of readdirSync(path).sort()) addToHash(hash, join(path, name));
    return;
  }
  hash.update(path);
  if (stat.size > 10e6) hash.update(`${stat.size} ${stat.mtimeMs}`);
  else hash.update(readFileSync(path));
}

/** Builds the static site into build/ unless it was built from exactly these sources. */
export function buildSite() {
  const hash = createHash('sha256');
  for (const input of inputs) addToHash(hash, input);
  const wanted = hash.digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('Building the site …');
  const { status, stdout, stderr } = spawnSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28
  });
  if (status !== 0) {
    say(stdout + stderr);
    throw new SetupError('The site could not be built (the message is above).');
  }
  writeFileSync(stamp, wanted);
}
