import { EngineError } from '../language-model';

/** What of a browser tells an iPhone or iPad. */
export interface Browser {
  userAgent: string;
  maxTouchPoints: number;
}

/** Weights that an iPhone or iPad is given at most: Safari ends a tab of about 1.5 GB, and the work needs room too. */
const MOST_ON_IOS = 1e9;

/** Whether it is an iPhone or iPad; an iPad may call itself a Mac, but a Mac has no touch screen. */
export function isIos({ userAgent, maxTouchPoints }: Browser): boolean {
  return /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
}

/**
 * Refuses a model that would have the browser end the page without a word.
 * @param bytes its file has
 * @throws EngineError `out-of-memory`
 */
export function assertTabHolds(bytes: number, browser: Browser): void {
  if (bytes <= MOST_ON_IOS || !isIos(browser)) return;
  throw new EngineError(
    'out-of-memory',
    `Its weights take ${(bytes / 1e9).toFixed(1)} GB, more than an iPhone or iPad lets a page use: it would close the page. Choose a smaller model, or load this one on a computer.`
  );
}
