/**
 * `node scripts/lan/thirty.mjs [--clients 30] [--server lan|http|zip-python|zip-node] [--ranges 1]`: clients that fetch the
 * built-in model at once from one machine, as a class does that opens the page together. Says how long it takes until each
 * has it whole (SHA-256 checked), the bytes a second, and the server's memory. With `--ranges N` each client fetches it in N
 * parts beside each other.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync
} from 'node:fs';
import { Agent, request as plainRequest } from 'node:http';
import { Agent as SecureAgent, request as secureRequest } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { served } from '../classroom/pack.mjs';

const { values } = parseArgs({
  options: {
    clients: { type: 'string', default: '30' },
    server: { type: 'string', default: 'lan' },
    ranges: { type: 'string', default: '1' }
  }
});
const clients = Number(values.clients);
const ranges = Number(values.ranges);
const model = (function* () {
  for (const { name, parentPath } of readdirSync('build/models', { recursive: true, withFileTypes: true }))
    if (name.endsWith('.gguf')) yield join(parentPath, name);
})().next().value;
if (!model) throw new Error('build/ holds no model: run npm run setup and npm run build first.');
const { size } = statSync(model);
const path = model.split(/[\\/]/).slice(1).join('/');
const whole = createHash('sha256').update(readFileSync(model)).digest('hex');

/** Starts a server as a process of its own, so that its memory is its own. */
async function start() {
  const folder = mkdtempSync(join(tmpdir(), 'thirty-'));
  const zip = values.server.startsWith('zip');
  let command = [process.execPath, 'scripts/lan/thirty-server.mjs', values.server];
  if (zip) {
    for (const name of ['serve.py', 'serve.mjs'])
      cpSync(join('scripts/classroom/files', name), join(folder, name));
    symlinkSync(join(process.cwd(), 'build'), join(folder, 'site'));
    writeFileSync(join(folder, 'served.json'), JSON.stringify(served));
    const more = ['--no-browser', '--port', '0'];
    command =
      values.server === 'zip-python'
        ? ['python3', join(folder, 'serve.py'), ...more]
        : [process.execPath, join(folder, 'serve.mjs'), ...more];
  }
  const [program, ...args] = command;
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) {
    const [url] = /https?:\/\/[\w.]+:\d+\//.exec(line) ?? [];
    if (url) return { url, child, folder };
  }
  throw new Error('The server ended before it said its address.');
}

/** Largest memory a process had so far, in bytes; `null` where the system does not say. */
function peakOf(pid) {
  const status = `/proc/${pid}/status`;
  const [, kilobytes] = (existsSync(status) && /VmHWM:\s+(\d+) kB/.exec(readFileSync(status, 'utf8'))) || [];
  return kilobytes ? Number(kilobytes) * 1024 : null;
}

/** One client: the parts come beside each other, and are checked together. */
async function fetchModel(url) {
  const secure = url.startsWith('https');
  // A connection of its own, as another machine has; nobody vouches for the room's certificate.
  const agent = secure ? new SecureAgent({ rejectUnauthorized: false }) : new Agent();
  const get = (headers) =>
    new Promise((resolve, reject) => {
      const chunks = [];
      (secure ? secureRequest : plainRequest)(url + path, { agent, headers }, (response) => {
        const wanted = headers.range ? 206 : 200;
        if (response.statusCode !== wanted)
          return reject(new Error(`answered ${response.statusCode}, not ${wanted}`));
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () => resolve(chunks));
        response.on('error', reject);
      })
        .on('error', reject)
        .end();
    });
  const begun = performance.now();
  const edges = Array.from({ length: ranges + 1 }, (_, i) => Math.floor((size * i) / ranges));
  const parts = await Promise.all(
    edges.slice(1).map((to, i) => get(ranges > 1 ? { range: `bytes=${edges[i]}-${to - 1}` } : {}))
  );
  const seconds = (performance.now() - begun) / 1000;
  const hash = createHash('sha256');
  for (const chunk of parts.flat()) hash.update(chunk);
  agent.destroy();
  if (hash.digest('hex') !== whole) throw new Error('the model came changed');
  return seconds;
}

const { url, child, folder } = await start();
try {
  const before = peakOf(child.pid);
  const begun = performance.now();
  const results = await Promise.allSettled(Array.from({ length: clients }, () => fetchModel(url)));
  const seconds = (performance.now() - begun) / 1000;
  const good = results
    .flatMap(({ status, value }) => (status === 'fulfilled' ? [value] : []))
    .sort((a, b) => a - b);
  const reasons = new Set(results.flatMap(({ reason }) => (reason ? [reason.message] : [])));
  const megabytes = (bytes) => (bytes === null ? 'not known' : `${Math.round(bytes / 1e6)} MB`);
  console.log(
    [
      `${values.server}: ${good.length} of ${clients} clients have the model (${megabytes(size)}) whole${ranges > 1 ? `, in ${ranges} ranges each` : ''}`,
      `  ${seconds.toFixed(1)} s in all; a client ${good[0]?.toFixed(1)} to ${good.at(-1)?.toFixed(1)} s`,
      `  ${Math.round((good.length * size) / 1e6 / seconds)} MB a second`,
      `  the server’s largest memory: ${megabytes(before)} before, ${megabytes(peakOf(child.pid))} after`,
      ...[...reasons].map((reason) => `  failed: ${reason}`)
    ].join('\n')
  );
  if (good.length < clients) process.exitCode = 1;
} finally {
  child.kill();
  rmSync(folder, { recursive: true });
}
