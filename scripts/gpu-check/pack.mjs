import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const START = `#!/bin/sh
here=$(cd "$(dirname "$0")" && pwd)
exec "$here/node" "$here/check.mjs" "$here/webgpu/index.js" "$here/library.wasm" "$here/reference.json"
`;

/**
 * Packs the check as one archive that runs without network, Node or browser on a machine like this one:
 * `sh gpu-check/start.sh`.
 * @param {string} output path of the archive (tar.xz)
 * @param {string} dawn folder of npm's `webgpu`
 * @param {{ library: string, reference: string }} inputs
 */
export async function packCheck(output, dawn, { library, reference }) {
  const folder = mkdtempSync(join(tmpdir(), 'gpu-check-'));
  try {
    const into = join(folder, 'gpu-check');
    const platform = `${process.platform}-${process.platform === 'darwin' ? 'universal' : process.arch}`;
    mkdirSync(join(into, 'webgpu', 'dist'), { recursive: true });
    for (const file of ['index.js', 'package.json'])
      copyFileSync(join(dawn, file), join(into, 'webgpu', file));
    cpSync(join(dawn, 'dist', platform), join(into, 'webgpu', 'dist', platform), { recursive: true });
    copyFileSync(process.execPath, join(into, 'node'));
    chmodSync(join(into, 'node'), 0o755);
    copyFileSync(library, join(into, 'library.wasm'));
    copyFileSync(reference, join(into, 'reference.json'));
    writeFileSync(join(into, 'start.sh'), START);
    await build({
      entryPoints: [fileURLToPath(new URL('check.ts', import.meta.url))],
      outfile: join(into, 'check.mjs'),
      bundle: true,
      platform: 'node',
      format: 'esm',
      logLevel: 'error'
    });
    execFileSync('tar', ['-cJf', resolve(output), '-C', folder, 'gpu-check']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`${output}: ${(statSync(output).size / 1e6).toFixed(1)} MB`);
}
