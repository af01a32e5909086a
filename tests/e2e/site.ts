import { expect, test as base, type Page } from '@playwright/test';
import { serve } from '../../scripts/server.mjs';

/** Tests with the built site served on this machine, and a list of every request that left it. */
export const test = base.extend<{ elsewhere: string[] }, { site: string }>({
  site: [
    // eslint-disable-next-line no-empty-pattern -- the runner reads the fixtures wanted from the braces
    async ({}, use) => {
      const { url, close } = await serve();
      await use(url);
      await close();
    },
    { scope: 'worker' }
  ],
  elsewhere: async ({ context, site }, use) => {
    const requests: string[] = [];
    context.on('request', (request) => {
      if (request.url().startsWith('http') && !request.url().startsWith(site)) requests.push(request.url());
    });
    await use(requests);
  }
});

export { expect } from '@playwright/test';

/**
 * Waits until the run on the screen has asked all its questions; a model that loads in between does not mislead it.
 * @param timeout milliseconds; a software adapter needs minutes for a question
 */
export async function untilFinished(page: Page, questions: number, timeout = 600_000): Promise<void> {
  const finished = page.getByText(`Finished: ${questions} of ${questions} question`);
  await expect(finished).toBeVisible({ timeout });
}

/**
 * Clicks a button of the page as soon as it is there and a text is on the screen, from within the page: before the worker's
 * next answer is taken, however busy the machine is. Call it before what leads there.
 * @param text source of a regular expression
 * @returns what resolves when it was clicked
 */
export async function clickAtOnce(page: Page, button: string, text = ''): Promise<() => Promise<void>> {
  await page.evaluate(
    ([button, text]) => {
      const clicked = new Promise<void>((resolve) => {
        const look = () => {
          const found = [...document.querySelectorAll('button')].find(
            ({ textContent }) => textContent.trim() === button
          );
          if (!found || !new RegExp(text).test(document.body.textContent.replace(/\s+/g, ' '))) return;
          observer.disconnect();
          found.click();
          resolve();
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { childList: true, subtree: true, characterData: true });
      });
      (globalThis as { clickedAtOnce?: Promise<void> }).clickedAtOnce = clicked;
    },
    [button, text] as const
  );
  return () => page.evaluate(() => (globalThis as { clickedAtOnce?: Promise<void> }).clickedAtOnce);
}
