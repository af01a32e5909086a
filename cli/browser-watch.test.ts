import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { BrowserLost, watchBrowser } from './browser-watch';

function watched() {
  const [browser, page] = [new EventEmitter(), new EventEmitter()];
  return { browser, page, alive: watchBrowser(browser, page) };
}

it('passes on what the page answers, and what it fails at', async () => {
  const { alive } = watched();
  expect(await alive(Promise.resolve(7))).toBe(7);
  await expect(alive(Promise.reject(new Error('no such model')))).rejects.toThrow('no such model');
});

it('a call that fails before the browser tells that it is gone fails of that', async () => {
  const { browser, alive } = watched();
  const call = alive(Promise.reject(new Error('Target page, context or browser has been closed')));
  setTimeout(() => browser.emit('disconnected'), 20);
  const error = await call.catch((error: unknown) => error);
  expect(error).toBeInstanceOf(BrowserLost);
  expect((error as Error).message).toMatch(/^The browser that the lab runs in is gone: .*memory\.$/);
});

it('a page that crashed answers nothing any more', async () => {
  const { page, alive } = watched();
  const call = alive(new Promise(() => {}));
  page.emit('crash');
  await expect(call).rejects.toThrow(BrowserLost);
  await expect(alive(new Promise(() => {}))).rejects.toThrow('The lab’s page is gone');
});
