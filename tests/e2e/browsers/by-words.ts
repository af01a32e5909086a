import { expect } from '@playwright/test';
import type { Driven } from './driven';

/** A busy machine takes its time. */
export const PATIENT = { timeout: 600_000 };

/** Waits for a text on the page. */
export async function sees(browser: Driven, text: string): Promise<void> {
  const body = () => browser.evaluate(() => document.body.innerText.replace(/\s+/g, ' '));
  await expect.poll(body, PATIENT).toContain(text);
}

/** Clicks the first element of a kind whose text or name begins with some words, once it is there. */
export async function click(browser: Driven, kind: string, words: string): Promise<void> {
  const clicked = () =>
    browser.evaluate(
      (kind, words) => {
        const named = (element: Element) =>
          (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().startsWith(words);
        const found = [...document.querySelectorAll(kind)].find(named);
        if (!found || (found as HTMLButtonElement).disabled) return false;
        found.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
        return true;
      },
      kind,
      words
    );
  await expect.poll(clicked, PATIENT).toBe(true);
}

/** What the page saves as a file when a button is pressed. */
export async function saved(browser: Driven, button: string): Promise<string> {
  await browser.evaluate(() => {
    const page = globalThis as { savedText?: string };
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob: Blob) => {
      void blob.text().then((text) => (page.savedText = text));
      return make(blob);
    };
  });
  await click(browser, 'button', button);
  const text = () => browser.evaluate(() => (globalThis as { savedText?: string }).savedText ?? '');
  await expect.poll(async () => (await text()).length, PATIENT).toBeGreaterThan(0);
  return text();
}
