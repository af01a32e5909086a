import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { launchOptions } from './scripts/chromium.mjs';

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.e2e.ts',
  globalSetup: './tests/e2e/built-site.ts',
  // No bound on speed: a busy machine must not fail a test.
  timeout: 900_000,
  expect: { timeout: 240_000 },
  // A test waits more than it computes, but for the model, whose threads share the cores.
  workers: Math.min(2, availableParallelism()),
  retries: 0,
  // Several tests that wait in vain would take hours.
  maxFailures: 5,
  forbidOnly: true,
  use: {
    browserName: 'chromium',
    headless: true,
    actionTimeout: 240_000,
    launchOptions: launchOptions()
  }
});
