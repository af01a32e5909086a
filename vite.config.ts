import { availableParallelism } from 'node:os';
import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { launchOptions } from './scripts/chromium.mjs';
import { formulas } from './scripts/formulas.mjs';
import { notice } from './scripts/notice.mjs';
import { siteHeaders } from './scripts/server.mjs';

/** SvelteKit answers for pages before Vite adds the headers of its configuration. */
const headersOfPages: Plugin = {
  name: 'site-headers',
  configureServer({ middlewares }) {
    middlewares.use((_request, response, next) => {
      for (const [name, value] of Object.entries(siteHeaders)) response.setHeader(name, value);
      next();
    });
  }
};

/**
 * Keeps every worker's own script from being imported by its other scripts: WebKit would run it a second time, and two
 * workers would answer for one.
 */
const workerOnce: Plugin = {
  name: 'worker-once',
  options: (options) => ({ ...options, preserveEntrySignatures: 'strict' })
};

const notices = notice();

export default defineConfig({
  plugins: [headersOfPages, formulas(), sveltekit(), notices.page],
  worker: { format: 'es', plugins: () => [workerOnce, notices.worker] },
  optimizeDeps: {
    // A package found in mid-run makes Vite reload the page, which a test does not survive: pages and workers are
    // searched before it starts.
    entries: ['src/**/*.svelte', 'src/**/*.worker.ts', 'src/**/*.browser.test.ts'],
    include: [
      'comlink',
      'entities',
      'idb',
      '@mlc-ai/web-llm',
      '@zip.js/zip.js/lib/zip-core-native.js',
      'fflate',
      'hyparquet',
      'hyparquet-compressors',
      'opentype.js',
      'papaparse',
      'saxes',
      'yaml'
    ]
  },
  server: { headers: siteHeaders, fs: { allow: ['static', 'tests/fixtures'] } },
  preview: { headers: siteHeaders },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // No bound on speed: a busy machine must not fail a test.
          testTimeout: 120_000,
          // Vitest leaves one core idle of those there are, which is half of two.
          maxWorkers: availableParallelism(),
          environment: 'node',
          setupFiles: ['tests/setup/seeded-properties.ts'],
          include: ['{src,cli,tests,scripts}/**/*.test.ts'],
          exclude: ['**/*.browser.test.ts', 'tests/e2e/**']
        }
      },
      {
        extends: true,
        test: {
          name: 'browser',
          testTimeout: 300_000,
          include: ['{src,tests}/**/*.browser.test.ts'],
          setupFiles: ['tests/setup/seeded-properties.ts'],
          fileParallelism: false,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: launchOptions()
            }),
            instances: [{ browser: 'chromium' }]
          }
        }
      }
    ]
  }
});
