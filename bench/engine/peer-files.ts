import { spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  writeSync
} from 'node:fs';
import { join } from 'node:path';
import { readGgufHeader } from '../../src/lib/engine/gguf/header';
import { GgufImage } from '../../src/lib/engine/gguf/image';
import { cacheFolder } from '../cache-folder';

const root = join(import.meta.dirname, '..', '..');

/** The built-in model's file, as it is fetched. */
export const originalModel = join(root, 'static/models/smollm2-135m/SmolLM2-135M-Instruct.Q4_1.gguf');

const PIECE = 16 << 20;

/** The built-in model in 32-bit floats, as the lab widens it while it is read; written once. */
export function widenedModel(): string {
  const path = join(cacheFolder, 'SmolLM2-135M-Instruct.F32.gguf');
  if (existsSync(path)) return path;
  mkdirSync(cacheFolder, { recursive: true });
  const source = openSync(originalModel, 'r');
  const read = (from: number, to: number) => {
    const bytes = new Uint8Array(to - from);
    readSync(source, bytes, 0, bytes.length, from);
    return bytes;
  };
  const { size } = fstatSync(source);
  const image = new GgufImage([{ header: readGgufHeader(read(0, 8 << 20)), size, read }], true);
  const target = openSync(`${path}.part`, 'w');
  for (let at = 0; at < image.size; at += PIECE) {
    const piece = new Uint8Array(Math.min(PIECE, image.size - at));
    image.read(at, piece);
    writeSync(target, piece);
  }
  closeSync(source);
  closeSync(target);
  renameSync(`${path}.part`, path);
  return path;
}

const WLLAMA = '2.4.0';

/** Fetches wllama into `.cache/bench/wllama` where it is not there yet. Returns where it is served, or why there is none. */
export function wllamaFolder(): { url: string } | { reason: string } {
  const folder = join(cacheFolder, 'wllama');
  const inside = 'node_modules/@wllama/wllama';
  if (!existsSync(join(folder, inside, 'esm/index.js'))) {
    mkdirSync(folder, { recursive: true });
    process.stderr.write(`Installing wllama ${WLLAMA} into ${folder} …\n`);
    const { status, stderr } = spawnSync(
      'npm',
      [
        ...['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--ignore-scripts'],
        `@wllama/wllama@${WLLAMA}`
      ],
      { encoding: 'utf8', shell: process.platform === 'win32' }
    );
    if (status !== 0) {
      return { reason: `wllama could not be installed (${(stderr ?? '').trim().split('\n')[0]})` };
    }
  }
  return { url: `/bench-files/wllama/${inside}/esm/` };
}
