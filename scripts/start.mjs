/** `npm start [-- --lan]`: sets up, builds and serves the lab, on this machine or to the network. */
import { spawn } from 'node:child_process';
import { installPackages } from './setup/npm-packages.mjs';
import { runMain, say } from './setup/step.mjs';

const PORT = 4173;

function openInBrowser(url) {
  const opener = { darwin: 'open', win32: 'explorer' }[process.platform] ?? 'xdg-open';
  spawn(opener, [url], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

await runMain(async () => {
  installPackages();
  const { setUp } = await import('./setup.mjs');
  await setUp();
  const { buildSite } = await import('./setup/built-site.mjs');
  buildSite();
  if (process.argv.includes('--lan')) {
    const { serveLan } = await import('./lan/serve-lan.mjs');
    const { lanWords } = await import('./lan/words.mjs');
    say(lanWords(await serveLan()));
    return;
  }
  const { serve } = await import('./server.mjs');
  const { url } = await serve({ port: PORT }).catch(() => serve());
  say(`Calibration Lab is at ${url} (Ctrl+C ends it)`);
  if (process.stdout.isTTY && !process.env.CI) openInBrowser(url);
});
