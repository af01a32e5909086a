import { chromium, type Page } from 'playwright';
import { createServer } from 'vite';
import { findChromium, launchOptions } from '../scripts/chromium.mjs';
import { convertModels } from '../scripts/setup/mlc-folders.mjs';

/**
 * Runs work in a page of the lab, which can import modules of `bench/`, in headless Chromium.
 * @returns what the work gave, or `null` without Chromium
 */
export async function inPage<T>(work: (page: Page) => Promise<T>): Promise<T | null> {
  if (!findChromium()) return null;
  convertModels();
  const server = await createServer({ logLevel: 'error', server: { port: 0, fs: { allow: ['.'] } } });
  await server.listen();
  const browser = await chromium.launch(launchOptions());
  try {
    const page = await browser.newPage();
    await page.goto(`${server.resolvedUrls!.local[0]}headless/`);
    return await work(page);
  } finally {
    await browser.close();
    await server.close();
  }
}
