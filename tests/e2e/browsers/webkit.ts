import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { Builder, By, Capabilities, until, type WebDriver } from 'selenium-webdriver';
import { findWebKit } from '../../../scripts/other-browsers.mjs';
import type { Driven } from './driven';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A screen nobody sees, and its number, which it says when it is ready. */
async function startScreen(program: string): Promise<{ screen: ChildProcess; display: string }> {
  const screen = spawn(program, ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe']
  });
  const said = screen.stdio[3] as Readable;
  const display = await new Promise<string>((resolve, reject) => {
    said.once('data', (data) => resolve(`:${String(data).trim()}`));
    screen.once('error', reject);
    screen.once('exit', () => reject(new Error('Xvfb did not start')));
  });
  return { screen, display };
}

/** The driver answers some time after it was started. */
async function connected(port: number): Promise<WebDriver> {
  const { browser } = findWebKit()!;
  const wanted = new Capabilities()
    .setBrowserName('MiniBrowser')
    .set('webkitgtk:browserOptions', { binary: browser, args: ['--automation'] });
  for (let attempt = 1; ; attempt++) {
    try {
      return await new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(wanted).build();
    } catch (error) {
      if (attempt === 60) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}

/** Starts WebKitGTK's small browser on a screen of its own. */
export async function startWebKit(): Promise<Driven> {
  const programs = findWebKit()!;
  const { screen, display } = await startScreen(programs.screen);
  const port = await freePort();
  const driver = spawn(programs.driver, [`--port=${port}`], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: display }
  });
  const end = () => void (driver.kill(), screen.kill());
  try {
    const session = await connected(port);
    await session.manage().setTimeouts({ script: 600_000, pageLoad: 300_000 });
    return {
      open: (url) => session.get(url),
      evaluate: (work, ...args) => session.executeScript(`return (${work})(...arguments)`, ...args),
      async giveFile(path) {
        await session.wait(until.elementLocated(By.css('input[type=file]')), 300_000);
        await session.findElement(By.css('input[type=file]')).sendKeys(path);
      },
      async close() {
        await session.quit().finally(end);
      }
    };
  } catch (error) {
    end();
    throw error;
  }
}
