import { chromium, type Page } from 'playwright';
import sirv from 'sirv';
import { createServer, type Plugin } from 'vite';
import { findChromium, launchOptions } from '../scripts/chromium.mjs';
import { convertModels } from '../scripts/setup/mlc-folders.mjs';
import { cacheFolder } from './cache-folder';

/** Serves what a bench fetched or made for itself. */
const benchFiles: Plugin = {
  name: 'bench-files',
  configureServer({ middlewares }) {
    middlewares.use('/bench-files', sirv(cacheFolder, { dev: true, dotfiles: true }));
  }
};

/**
 * Runs work in a page of the lab, which can import modules of `bench/` and fetch `/bench-files/`, in headless Chromium.
 * @param foreign whether code runs in the page that its content security policy would stop
 * @returns what the work gave, or `null` without Chromium
 */
export async function inPage<T>(
  work: (page: Page) => Promise<T>,
  { foreign = false } = {}
): Promise<T | null> {
  if (!findChromium()) return null;
  convertModels();
  const server = await createServer({
    logLevel: 'error',
    plugins: [benchFiles],
    // A file that changes meanwhile must not reload the page.
    server: { port: 0, fs: { allow: ['.'] }, hmr: false, watch: null }
  });
  await server.listen();
  const browser = await chromium.launch(launchOptions());
  try {
    const page = await browser.newPage({ bypassCSP: foreign });
    await page.goto(`${server.resolvedUrls!.local[0]}headless/`);
    return await work(page);
  } finally {
    await browser.close();
    await server.close();
  }
}
