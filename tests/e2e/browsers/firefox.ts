import puppeteer from 'puppeteer-core';
import { findFirefox } from '../../../scripts/other-browsers.mjs';
import type { Driven } from './driven';

/** Starts Firefox, which speaks WebDriver BiDi itself. @param preferences what is set in it, as about:config names them */
export async function startFirefox(preferences: Record<string, unknown> = {}): Promise<Driven> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: findFirefox()!,
    headless: true,
    extraPrefsFirefox: preferences,
    // A busy machine takes its time.
    protocolTimeout: 600_000,
    timeout: 300_000
  });
  const page = await browser.newPage();
  return {
    open: async (url) => void (await page.goto(url, { timeout: 300_000 })),
    evaluate: (work, ...args) =>
      page.evaluate(work as (...args: unknown[]) => unknown, ...args) as Promise<ReturnType<typeof work>>,
    async giveFile(path) {
      const input = await page.waitForSelector('input[type=file]', { timeout: 300_000 });
      await (input as import('puppeteer-core').ElementHandle<HTMLInputElement>).uploadFile(path);
    },
    close: () => browser.close()
  };
}
