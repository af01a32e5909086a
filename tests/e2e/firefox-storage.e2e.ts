import { findFirefox } from '../../scripts/other-browsers.mjs';
import { parseRunFile } from '../../src/lib/runs/file/read';
import { click, saved, sees } from './browsers/by-words';
import { startFirefox } from './browsers/firefox';
import { expect, test } from './site';

const asked = '?set=workshop-40&n=2&seed=7&engine=cpu';

test('Firefox with all cookies blocked: a run works on the screen, and the page says that nothing is stored', async ({
  site
}) => {
  test.skip(findFirefox() === null, 'Firefox is not on this machine');
  const browser = await startFirefox({ 'network.cookie.cookieBehavior': 2 });
  try {
    await browser.open(`${site}${asked}`);
    await sees(browser, 'does not let the page store anything');
    await click(browser, 'button', 'Run');
    await sees(browser, 'Finished: 2 of 2 questions asked; 2 of them are not stored');
    const { answers } = parseRunFile(await saved(browser, 'Save it as a file'));
    expect(answers).toHaveLength(2);
    await click(browser, 'a', 'Runs');
    await sees(browser, 'not stored yet');
    const said = await browser.evaluate(() => document.querySelector('main')!.innerText);
    expect(said).not.toMatch(/SecurityError|insecure|denied/i);
  } finally {
    await browser.close();
  }
});

test('Firefox in a private window: the load says how far it is, a run finishes and can be saved', async ({
  site
}) => {
  test.skip(findFirefox() === null, 'Firefox is not on this machine');
  const browser = await startFirefox({ 'browser.privatebrowsing.autostart': true });
  try {
    await browser.open(`${site}${asked}`);
    // What the page says while the model is loaded, each once.
    await browser.evaluate(() => {
      const page = globalThis as { told?: Set<string> };
      const told = (page.told = new Set<string>());
      const note = () => {
        for (const { textContent } of document.querySelectorAll('[role=status]')) told.add(textContent ?? '');
      };
      new MutationObserver(note).observe(document.body, {
        subtree: true,
        childList: true,
        characterData: true
      });
    });
    await click(browser, 'button', 'Run');
    await sees(browser, 'Finished: 2 of 2 questions');
    const told = await browser.evaluate(() => [...(globalThis as { told?: Set<string> }).told!]);
    // More than one sentence on the screen: shares of the file that come in.
    expect(new Set(told.flatMap((text) => text.match(/\d+ %|\d+ of \d+ MB/g) ?? [])).size).toBeGreaterThan(2);
    const { answers } = parseRunFile(await saved(browser, 'Save the run as a file'));
    expect(answers).toHaveLength(2);
    expect(await browser.evaluate(() => document.querySelector('main')!.innerText)).not.toContain(
      'not stored'
    );
  } finally {
    await browser.close();
  }
});
