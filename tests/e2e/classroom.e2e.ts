import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  mkdirSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { LARGEST_ZIP, packClassroom } from '../../scripts/classroom/pack.mjs';
import { expect, test as base, untilFinished } from './site';

const python = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';
/** Permission bits do not bind root: then the starter runs as nobody, where nobody may run the programs. */
const forAll = [python, process.execPath].every((path) => path.startsWith('/usr/'));
const nobody = process.getuid?.() === 0 && forAll ? { uid: 65_534, gid: 65_534 } : {};

/** Every file of a folder with its size and when it changed. */
const listing = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => `${path} ${statSync(path).size} ${statSync(path).mtimeMs}`);

const test = base.extend<object, { room: string; commands: string }>({
  room: [
    // eslint-disable-next-line no-empty-pattern -- the runner reads the fixtures wanted from the braces
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'classroom-'));
      const zip = await packClassroom({ into: folder });
      expect(statSync(zip).size).toBeLessThanOrEqual(LARGEST_ZIP);
      spawnSync(python, ['-m', 'zipfile', '-e', zip, folder]);
      rmSync(zip);
      const room = join(folder, 'calibration-lab');
      for (const path of readdirSync(room, { recursive: true, withFileTypes: true })) {
        chmodSync(join(path.parentPath, path.name), path.isDirectory() ? 0o555 : 0o444);
      }
      chmodSync(room, 0o555);
      chmodSync(folder, 0o755);
      await use(room);
      spawnSync('chmod', ['-R', 'u+w', folder]);
      rmSync(folder, { recursive: true });
    },
    { scope: 'worker' }
  ],
  commands: [
    // eslint-disable-next-line no-empty-pattern -- as above
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'commands-'));
      await use(folder);
      rmSync(folder, { recursive: true });
    },
    { scope: 'worker' }
  ]
});

/** Starts the lab as a person does, with these programs on the path and nothing else. */
async function start(
  room: string,
  commands: string,
  programs: Record<string, string>
): Promise<{ url: string; process: ChildProcess }> {
  const path = join(commands, Object.keys(programs).join('-'));
  mkdirSync(path);
  for (const [name, target] of Object.entries({ dirname: '/usr/bin/dirname', ...programs })) {
    symlinkSync(target, join(path, name));
  }
  chmodSync(commands, 0o755);
  const child = spawn('/bin/sh', [join(room, 'start-linux.sh'), '--no-browser', '--port', '0'], {
    env: { PATH: path },
    cwd: '/',
    stdio: ['ignore', 'pipe', 'inherit'],
    ...nobody
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const [url] = /http:\/\/localhost:\d+\//.exec(line) ?? [];
    if (url) return { url, process: child };
  }
  throw new Error('It ended before it said its address.');
}

test('unpacked where nothing can be written, started with Python alone, it runs three questions of the model', async ({
  context,
  room,
  commands
}) => {
  const before = listing(room);
  const { url, process: lab } = await start(room, commands, { python3: python });
  const elsewhere: string[] = [];
  context.on('request', (request) => {
    if (request.url().startsWith('http') && !request.url().startsWith(url)) elsewhere.push(request.url());
  });
  try {
    const page = await context.newPage();
    await page.goto(`${url}?set=workshop-40&n=3&seed=7&methods=direct`);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await untilFinished(page, 3);
    await expect(page.getByText('3 questions, asked one way')).toBeVisible();
    await page.goto(`${url}workshop/room/`);
    await expect(page.getByRole('region', { name: 'Bring codes in' })).toBeVisible();
    expect(elsewhere).toEqual([]);
    expect(listing(room)).toEqual(before);
  } finally {
    lab.kill();
  }
});

test('both servers answer alike: files, folders, what is missing, ways out of the folder', async ({
  room,
  commands
}) => {
  const servers = await Promise.all([
    start(room, commands, { python3: python, sh: '/bin/sh' }),
    start(room, commands, { node: process.execPath })
  ]);
  try {
    for (const path of [
      '',
      'workshop/room/',
      'question-sets/workshop-40.json',
      'recorded-run.json.gz',
      'favicon.svg',
      'service-worker.js',
      'models/smollm2-135m/resolve/main/mlc-chat-config.json',
      'question-sets/',
      '%2e%2e/serve.py',
      '..%2fserve.py',
      'workshop',
      'workshop?seed=3'
    ]) {
      const [py, node] = await Promise.all(
        servers.map(async ({ url }) => {
          const response = await fetch(url + path, { redirect: 'manual' });
          const { status, headers } = response;
          const named = [
            'cross-origin-opener-policy',
            'cross-origin-embedder-policy',
            'content-security-policy'
          ];
          return {
            status,
            type: status === 200 ? headers.get('content-type') : null,
            location: headers.get('location')?.replace(url, '/'),
            isolated: named.map((name) => headers.get(name)),
            bytes: status === 200 ? (await response.arrayBuffer()).byteLength : null
          };
        })
      );
      expect(py, path).toEqual(node);
      expect(py.isolated[0], path).toBe('same-origin');
      if (path.includes('2e') || path.includes('2f') || path.endsWith('sets/'))
        expect(py.status, path).toBe(404);
    }
  } finally {
    servers.forEach((server) => server.process.kill());
  }
});
