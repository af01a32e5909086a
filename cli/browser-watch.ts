import { setTimeout } from 'node:timers/promises';

/** The browser went away by itself, or what it shows did: shown as one line, exit code 1. */
export class BrowserLost extends Error {}

/** What tells that it does. */
interface Telling {
  once(event: 'disconnected' | 'crash', listener: () => void): unknown;
}

/** How long after a call failed the browser may still tell that this was its end, in milliseconds. */
const LATE_WORD = 500;

/**
 * Watches a browser and its page. What it returns waits for a call to the page, and throws `BrowserLost` as soon as there is
 * nobody to answer it: a call may fail before the browser tells that it is gone, or never come back.
 */
export function watchBrowser(browser: Telling, page: Telling): <T>(call: Promise<T>) => Promise<T> {
  const lost = new Promise<never>((_, reject) => {
    const end = (what: string) =>
      reject(new BrowserLost(`${what}: it was ended from outside, or there was not enough memory.`));
    browser.once('disconnected', () => end('The browser that the lab runs in is gone'));
    page.once('crash', () => end('The lab’s page is gone'));
  });
  // The browser is closed in the end, when nobody waits any more.
  lost.catch(() => {});
  return async (call) => {
    try {
      return await Promise.race([call, lost]);
    } catch (error) {
      await Promise.race([lost, setTimeout(LATE_WORD)]);
      throw error;
    }
  };
}
