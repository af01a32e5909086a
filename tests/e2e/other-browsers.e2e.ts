import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFirefox, findWebKit } from '../../scripts/other-browsers.mjs';
import { unpackReply } from '../../src/lib/engine/packed-reply';
import { parseRunFile } from '../../src/lib/runs/file/read';
import type { RunFile } from '../../src/lib/runs/run';
import { click, PATIENT, saved, sees } from './browsers/by-words';
import { startFirefox } from './browsers/firefox';
import { startWebKit } from './browsers/webkit';
import { expect, test } from './site';

const CSV = `question,answer,wrong 1,wrong 2,wrong 3
What is the capital of France?,Paris,Lyon,Nice,Metz
Which planet is called the Red Planet?,Mars,Venus,Jupiter,Saturn
`;

/**
 * What was answered, with the logits kept of each token. What the page computes from them is left out: the last place of
 * `Math.exp` is each browser's own.
 */
function answered({ answers }: RunFile): unknown {
  return answers.map(({ questionId, calls, traces }) => ({
    questionId,
    replies: calls.flatMap((call) =>
      call.do === 'generate'
        ? [
            unpackReply(call.reply).steps.map(({ sketch }) => ({
              ids: sketch.topIds,
              logits: sketch.topLogits,
              chosen: [sketch.chosen, sketch.chosenLogit]
            }))
          ]
        : []
    ),
    verdicts: traces.map(({ armId, answer, verdict }) => ({ armId, answer, verdict }))
  }));
}

test('no script of a worker imports the worker’s own script, which WebKit would run twice', () => {
  const folder = join('build', '_app', 'immutable', 'workers');
  const entries = readdirSync(folder).filter((name) => name.endsWith('.js'));
  expect(entries.length).toBeGreaterThan(3);
  const chunks = readdirSync(join(folder, 'chunks')).map((name) => join(folder, 'chunks', name));
  for (const path of [...chunks, ...entries.map((name) => join(folder, name))]) {
    const code = readFileSync(path, 'utf8');
    const imported = entries.filter((name) => new RegExp(`(?:from|import)\\(?["'\`][./]*${name}`).test(code));
    expect(imported, path).toEqual([]);
  }
});

for (const { name, found, start } of [
  { name: 'Firefox', found: findFirefox() !== null, start: startFirefox },
  { name: 'WebKit', found: findWebKit() !== null, start: startWebKit }
]) {
  test(`${name}: the recorded run is explored, a file comes in, two questions are asked and saved`, async ({
    site
  }) => {
    test.skip(!found, `${name} is not on this machine`);
    const folder = mkdtempSync(join(tmpdir(), 'calibration-lab-browser-'));
    const browser = await start();
    try {
      await browser.open(site);
      await sees(browser, 'A recorded run');
      // At first sight nothing can be worked with yet.
      const inert = () => browser.evaluate(() => document.querySelector('.sight') !== null);
      await expect.poll(inert, PATIENT).toBe(false);
      expect(await browser.evaluate(() => crossOriginIsolated)).toBe(true);
      const dots = 'svg .dot[role=button]';
      const dot = () =>
        browser.evaluate((dots) => document.querySelector(dots)?.getAttribute('aria-label'), dots);
      await expect.poll(dot, PATIENT).toMatch(/^\d+ answer/);
      const [count] = (await dot())!.match(/^\d+/)!;
      await click(browser, dots, count);
      await sees(browser, `${count} answer`);

      writeFileSync(join(folder, 'two.csv'), CSV);
      await browser.open(`${site}questions/`);
      await sees(browser, 'Workshop 40');
      await browser.giveFile(join(folder, 'two.csv'));
      await click(browser, 'button', 'Keep 2 questions');
      await click(browser, 'a', 'two');
      await sees(browser, 'What is the capital of France?');

      await click(browser, 'a', 'Compare');
      await expect
        .poll(() =>
          browser.evaluate(() =>
            [...document.querySelectorAll('option')].map(({ textContent }) => textContent)
          )
        )
        .toContainEqual(expect.stringContaining('two'));
      await browser.evaluate(() => {
        const option = [...document.querySelectorAll('option')].find(({ textContent }) =>
          textContent?.includes('two')
        )!;
        const select = option.closest('select')!;
        select.value = option.value;
        select.dispatchEvent(new Event('change', { bubbles: true }));
      });
      await click(browser, 'button', 'Run');
      await sees(browser, 'Finished: 2 of 2 questions');

      const text = await saved(browser, 'Save the run as a file');
      const file = parseRunFile(text);
      expect(file.answers.map(({ questionId }) => questionId)).toEqual(file.run.plan.questionIds);
      expect(file.answers).toHaveLength(2);
      expect(file.run.model).toMatchObject({ engine: 'cpu', arithmetic: 'float32', rawLogits: true });
      expect(file.run.model!.logitCheck).toContain('within 0.0001 nats of a reference');
      const direct = file.answers.map(({ traces }) => traces.find(({ armId }) => armId === 'direct'));
      expect(direct[0]).toMatchObject({ verdict: { grade: 'right' } });

      // Asked again in Chromium, the same questions give the same logits, to the last bit.
      const [kept, again] = [join(folder, 'run.json'), join(folder, 'again')];
      writeFileSync(kept, text);
      const { status, stderr } = spawnSync(
        process.execPath,
        ['node_modules/tsx/dist/cli.mjs', 'cli/lab.ts', 'run', '--again', kept, '--out', again],
        { encoding: 'utf8' }
      );
      expect(status, stderr).toBe(0);
      expect(answered(parseRunFile(readFileSync(join(again, 'run.json'), 'utf8')))).toEqual(answered(file));
    } finally {
      await browser.close();
      rmSync(folder, { recursive: true });
    }
  });
}
