import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { chromiumArguments, findChromium } from './scripts/chromium.mjs';
import { formulas } from './scripts/formulas.mjs';

/** Threads in WebAssembly need a cross-origin isolated page. */
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp'
};

/** SvelteKit answers for pages before Vite adds the headers of its configuration. */
const isolatedPages: Plugin = {
  name: 'isolated-pages',
  configureServer({ middlewares }) {
    middlewares.use((_request, response, next) => {
      for (const [name, value] of Object.entries(isolation)) response.setHeader(name, value);
      next();
    });
  }
};

export default defineConfig({
  plugins: [isolatedPages, formulas(), sveltekit()],
  worker: { format: 'es' },
  optimizeDeps: {
    include: [
      'comlink',
      'idb',
      '@mlc-ai/web-llm',
      '@wllama/wllama/esm/index.js',
      'fflate',
      'hyparquet',
      'hyparquet-compressors',
      'papaparse',
      'saxes'
    ]
  },
  server: { headers: isolation, fs: { allow: ['static', 'tests/fixtures'] } },
  preview: { headers: isolation },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // No bound on speed: a busy machine must not fail a test.
          testTimeout: 120_000,
          environment: 'node',
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
          fileParallelism: false,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { executablePath: findChromium() ?? undefined, args: chromiumArguments }
            }),
            instances: [{ browser: 'chromium' }]
          }
        }
      }
    ]
  }
});
