import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/**
 * What a stage's JSON report says.
 * @typedef {object} StageReport
 * @property {number} passed
 * @property {number} failed
 * @property {number} [skipped] tests that were not tried here
 * @property {string[]} failures one line per failed test: file, title, first line of its error
 */

/** A failed test in one line. */
const inOneLine = (file, title, error) =>
  `${file} › ${title}: ${stripVTControlCharacters(error ?? '').split('\n')[0] || 'no reason was given'}`;

/**
 * Reads Vitest's report. A file that broke off before its first test is a failure of its own.
 * @param {string} path
 * @returns {StageReport}
 */
export function readVitest(path) {
  const report = JSON.parse(readFileSync(path, 'utf8'));
  const failures = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (failed.length === 0 && status === 'failed') return [inOneLine(name, 'the file itself', message)];
    return failed.map((test) => inOneLine(name, test.fullName, test.failureMessages[0]));
  });
  return { passed: report.numPassedTests, failed: report.numFailedTests, failures };
}

function failedSpecs({ specs = [], suites = [] }) {
  return [...specs.filter(({ ok }) => !ok), ...suites.flatMap(failedSpecs)];
}

/**
 * Reads Playwright's report.
 * @param {string} path
 * @returns {StageReport}
 */
export function readPlaywright(path) {
  const { stats, suites } = JSON.parse(readFileSync(path, 'utf8'));
  const failures = suites
    .flatMap(failedSpecs)
    .map(({ file, title, tests }) =>
      inOneLine(
        file,
        title,
        tests.flatMap(({ results }) => results).find(({ error }) => error)?.error.message
      )
    );
  const { expected, flaky, unexpected, skipped } = stats;
  return { passed: expected + flaky, failed: unexpected, skipped, failures };
}
