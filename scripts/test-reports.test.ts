import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readPlaywright, readVitest } from './test-reports.mjs';

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'reports-'))));
afterAll(() => rmSync(folder, { recursive: true }));

function reportOf(content: object): string {
  const path = join(folder, 'report.json');
  writeFileSync(path, JSON.stringify(content));
  return path;
}

it('reads the failures of Vitest, and of a file that broke off', () => {
  const path = reportOf({
    numPassedTests: 2,
    numFailedTests: 1,
    testResults: [
      {
        name: 'a.test.ts',
        status: 'failed',
        message: '',
        assertionResults: [
          { status: 'passed', fullName: 'adds', failureMessages: [] },
          {
            status: 'failed',
            fullName: 'takes away',
            failureMessages: ['\u001b[31mError: 3 is not 4\u001b[39m\n at a.ts']
          }
        ]
      },
      { name: 'b.test.ts', status: 'failed', message: 'no such module', assertionResults: [] },
      {
        name: 'c.test.ts',
        status: 'passed',
        message: '',
        assertionResults: [{ status: 'passed', fullName: 'c', failureMessages: [] }]
      }
    ]
  });
  expect(readVitest(path)).toEqual({
    passed: 2,
    failed: 1,
    failures: ['a.test.ts › takes away: Error: 3 is not 4', 'b.test.ts › the file itself: no such module']
  });
});

it('reads the failures of Playwright, however deep they stand', () => {
  const spec = (title: string, ok: boolean, message?: string) => ({
    title,
    ok,
    file: 'x.e2e.ts',
    tests: [{ results: [{ error: message === undefined ? undefined : { message } }] }]
  });
  const path = reportOf({
    stats: { expected: 1, flaky: 0, unexpected: 2, skipped: 3 },
    suites: [
      {
        specs: [spec('opens', true), spec('closes', false, 'Error: it stays open\n  at x')],
        suites: [{ specs: [spec('locks', false)] }]
      }
    ]
  });
  expect(readPlaywright(path)).toEqual({
    passed: 1,
    failed: 2,
    skipped: 3,
    failures: ['x.e2e.ts › closes: Error: it stays open', 'x.e2e.ts › locks: no reason was given']
  });
});
