import { chromium } from 'playwright';
import { createServer } from 'vite';
import { chromiumArguments, findChromium } from '../scripts/chromium.mjs';
import { convertModels } from '../scripts/setup/mlc-folders.mjs';
import { textTable } from './text-table';

const GOAL = 0.97;
/** Tokens decoded each way. */
const TOKENS = 24;

/**
 * Decoding speed with a sketch of every step over decoding with the logits read and left idle, in web-llm on this machine.
 * A stricter base than web-llm with an idle `LogitProcessor`, which also sorts the vocabulary and draws a token.
 */
export async function decodeBench(): Promise<void> {
  const executablePath = findChromium();
  if (!executablePath) {
    process.stdout.write('Decoding with sketches: left out, there is no Chromium.\n');
    return;
  }
  convertModels();
  const server = await createServer({ logLevel: 'error', server: { port: 0, fs: { allow: ['.'] } } });
  await server.listen();
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  try {
    const page = await browser.newPage();
    await page.goto(`${server.resolvedUrls!.local[0]}headless/`);
    const { device, idle, sketched } = await page.evaluate(
      async ([module, tokens]) => {
        const { decode } = (await import(/* @vite-ignore */ module)) as typeof import('./decode-in-page');
        return decode(tokens);
      },
      ['/bench/decode-in-page.ts', TOKENS] as const
    );
    const table = [
      ['adapter', 'idle', 'with sketches', 'speed, ratio'],
      [device, `${idle.toFixed(1)} ms`, `${sketched.toFixed(1)} ms`, (idle / sketched).toFixed(3)]
    ];
    process.stdout.write(
      `Decoding SmolLM2-135M in web-llm, a token; goal: ratio ≥ ${GOAL}\n${textTable(table)}\n`
    );
  } finally {
    await browser.close();
    await server.close();
  }
}
