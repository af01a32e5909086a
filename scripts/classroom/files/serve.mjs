// Serves the lab to browsers on this machine: node serve.mjs [--port N] [--no-browser]. Needs Node 18, nothing else.
import { spawn } from 'node:child_process';
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const site = join(here, 'site');
const { headers, types, port } = JSON.parse(readFileSync(join(here, 'served.json'), 'utf8'));

/** What lies at an address: a file, where a folder wants its slash, or nothing. */
function lookUp(pathname) {
  try {
    const path = normalize(join(site, decodeURIComponent(pathname)));
    if (path !== site && !path.startsWith(site + sep)) return null;
    if (!statSync(path).isDirectory()) return { path };
    if (!pathname.endsWith('/')) return { moved: `${pathname}/` };
    const index = join(path, 'index.html');
    statSync(index);
    return { path: index };
  } catch {
    return null;
  }
}

const server = createServer((request, response) => {
  const [pathname, query] = request.url.split('?', 2);
  const found = lookUp(pathname);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (found?.moved)
    return response
      .writeHead(301, { Location: found.moved + (query === undefined ? '' : `?${query}`) })
      .end();
  if (!found) return response.writeHead(404).end('Not found');
  response.writeHead(200, {
    'Content-Type': types[extname(found.path)] ?? 'application/octet-stream',
    'Content-Length': statSync(found.path).size
  });
  if (request.method === 'HEAD') response.end();
  else pipeline(createReadStream(found.path), response, () => {});
});

const wanted = Number(process.argv[process.argv.indexOf('--port') + 1]);
server.on('listening', () => {
  const url = `http://localhost:${server.address().port}/`;
  console.log(`Calibration Lab is at ${url}\nLeave this window open. Ctrl+C ends it.`);
  if (process.argv.includes('--no-browser')) return;
  const [opener, ...before] = { darwin: ['open'], win32: ['explorer'] }[process.platform] ?? ['xdg-open'];
  spawn(opener, [...before, url], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
});
server.once('error', () => {
  console.log(
    'Its usual port is taken, perhaps by the lab itself, in another window. Answers given there are not seen here.'
  );
  server.listen(0, '127.0.0.1');
});
server.listen(process.argv.includes('--port') ? wanted : port, '127.0.0.1');
