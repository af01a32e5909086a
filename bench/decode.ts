import { inPage } from './page';
import { textTable } from './text-table';

const GOAL = 0.97;
/** Tokens decoded each way. */
const TOKENS = 24;

/**
 * Decoding speed with a sketch of every step over decoding with the logits read and left idle, in web-llm on this machine.
 * A stricter base than web-llm with an idle `LogitProcessor`, which also sorts the vocabulary and draws a token.
 */
export async function decodeBench(): Promise<void> {
  const decoded = await inPage((page) =>
    page.evaluate(
      async ([module, tokens]) => {
        const { decode } = (await import(/* @vite-ignore */ module)) as typeof import('./decode-in-page');
        return decode(tokens);
      },
      ['/bench/decode-in-page.ts', TOKENS] as const
    )
  );
  if (!decoded) {
    process.stdout.write('Decoding with sketches: left out, there is no Chromium.\n');
    return;
  }
  const { device, idle, sketched } = decoded;
  const table = [
    ['adapter', 'idle', 'with sketches', 'speed, ratio'],
    [device, `${idle.toFixed(1)} ms`, `${sketched.toFixed(1)} ms`, (idle / sketched).toFixed(3)]
  ];
  process.stdout.write(
    `Decoding SmolLM2-135M in web-llm, a token; goal: ratio ≥ ${GOAL}\n${textTable(table)}\n`
  );
}
