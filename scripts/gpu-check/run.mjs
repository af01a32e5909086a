/**
 * `npm run gpu-check`: runs the check here. `npm run gpu-check -- --pack FILE.tar.xz`: packs it with Node and Dawn for a machine
 * that has neither network nor Node (README.md).
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packCheck } from './pack.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(root, '.cache', 'gpu-check');
const WEBGPU = 'webgpu@0.6.2';

/** Dawn for Node, fetched by name; 130 MB that nothing else here needs, so it is no dependency. */
function dawnPackage() {
  const path = join(folder, 'node_modules', 'webgpu');
  if (!existsSync(join(path, 'index.js'))) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    console.log(`Fetching ${WEBGPU} …`);
    execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', WEBGPU], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32'
    });
  }
  return path;
}

/** Chromium's software adapter, for machines whose Vulkan has no driver or loader. */
function softwareAdapter() {
  const chromium = ['/usr/lib/chromium', '/opt/google/chrome'].find((path) =>
    existsSync(join(path, 'vk_swiftshader_icd.json'))
  );
  return (
    chromium && {
      LD_LIBRARY_PATH: chromium,
      VK_DRIVER_FILES: join(chromium, 'vk_swiftshader_icd.json')
    }
  );
}

const inputs = {
  library: join(root, 'static/model-libs/smollm2-135m.wasm'),
  reference: join(root, 'tests/oracles/parity/gpu-check.json')
};

function check(environment) {
  const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
  const script = join(dirname(fileURLToPath(import.meta.url)), 'check.ts');
  const dawn = join(dawnPackage(), 'index.js');
  return spawnSync(
    process.execPath,
    [
      tsx,
      '--tsconfig',
      join(root, '.svelte-kit/tsconfig.json'),
      script,
      dawn,
      inputs.library,
      inputs.reference
    ],
    { stdio: 'inherit', cwd: root, env: { ...process.env, ...environment } }
  ).status;
}

const [flag, output] = process.argv.slice(2);
if (flag === '--pack' && output) {
  await packCheck(output, dawnPackage(), inputs);
} else if (flag === '--software' || flag === undefined) {
  const software = softwareAdapter();
  if (flag && !software) throw new Error('No Chromium with a software adapter was found.');
  process.exitCode = check(flag ? software : {}) ?? 1;
} else {
  console.error('Usage: npm run gpu-check -- [--software | --pack FILE.tar.xz]');
  process.exitCode = 2;
}
