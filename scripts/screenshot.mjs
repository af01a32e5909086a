/**
 * Makes the README's picture, docs/comparison.png, from the recorded run as a first visit shows it:
 * `node scripts/screenshot.mjs`.
 */
import { mkdirSync, statSync } from 'node:fs';
import { chromium } from 'playwright';
import { launchOptions } from './chromium.mjs';
import { serve } from './server.mjs';
import { buildSite } from './setup/built-site.mjs';

const path = 'docs/comparison.png';
buildSite();
const server = await serve();
const browser = await chromium.launch(launchOptions());
const page = await browser.newPage({ viewport: { width: 1280, height: 2010 }, colorScheme: 'light' });
await page.goto(server.url);
await page.getByRole('table', { name: /side by side/ }).waitFor();
await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
mkdirSync('docs', { recursive: true });
await page.screenshot({ path, animations: 'disabled' });
await browser.close();
await server.close();
console.log(`${path}: ${(statSync(path).size / 1e3).toFixed(0)} kB`);
