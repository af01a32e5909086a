import { inPage } from './page';
import { textTable } from './text-table';

/** Prompts read in each arithmetic. */
const ROUNDS = 8;

/** Speed of the CPU engine in 32-bit floats over llama.cpp's own way, 8-bit activations on the file as it is. */
export async function arithmeticBench(): Promise<void> {
  const speed = await inPage((page) =>
    page.evaluate(
      async ([module, rounds]) => {
        const { arithmeticSpeed } = (await import(
          /* @vite-ignore */ module
        )) as typeof import('./arithmetic-in-page');
        return arithmeticSpeed(rounds);
      },
      ['/bench/arithmetic-in-page.ts', ROUNDS] as const
    )
  );
  if (!speed) {
    process.stdout.write('Arithmetic of the CPU engine: left out, there is no Chromium.\n');
    return;
  }
  const row = (name: string, { float32, int8 }: { float32: number; int8: number }) => [
    name,
    `${float32.toFixed(1)} ms`,
    `${int8.toFixed(1)} ms`,
    (int8 / float32).toFixed(2)
  ];
  const table = [
    ['a token', '32-bit floats', '8-bit activations', 'speed, ratio'],
    row('of the prompt', speed.prompt),
    row('decoded', speed.decoding)
  ];
  process.stdout.write(
    `CPU engine, SmolLM2-135M, ${speed.device}, against llama.cpp's own way\n${textTable(table)}\n`
  );
}
