/**
 * Writes the model folders that the WebGPU engine reads: `npx tsx scripts/convert-models.ts FOLDER STAMP HASH`. The
 * stamp lists what was written, so that set-up can tell whether it is still there.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { convertGguf } from '../src/lib/engine/convert/convert';
import { tinyGguf } from './tiny-model/tiny-model';

const [models, stamp, source] = process.argv.slice(2);
const built = join(models, 'smollm2-135m', 'SmolLM2-135M-Instruct.Q4_1.gguf');
const files: Record<string, number> = {};

function write(path: string, data: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, data);
  files[path] = data.byteLength;
}

function convert(name: string, gguf: Uint8Array): void {
  const folder = join(models, name, 'resolve', 'main');
  rmSync(folder, { recursive: true, force: true });
  for (const file of convertGguf(gguf)) write(join(folder, file.name), file.data);
}

const tiny = tinyGguf();
write(join(models, 'tiny', 'tiny.gguf'), tiny);
convert('tiny', tiny);
if (existsSync(built)) convert('smollm2-135m', readFileSync(built));
write(stamp, new TextEncoder().encode(JSON.stringify({ source, files })));
