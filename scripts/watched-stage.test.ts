import { expect, it } from 'vitest';
import { runWatched } from './watched-stage.mjs';

async function run(script: string, silence = 60_000) {
  let said = '';
  const result = await runWatched(['-e', script], { silence, write: (chunk) => (said += chunk.toString()) });
  return { ...result, said };
}

it('passes on what a stage says, and how it ended', async () => {
  expect(await run('console.log("a"); console.error("b"); process.exitCode = 3')).toEqual({
    status: 3,
    stuck: false,
    said: expect.stringMatching(/a\n?.*b\n/s) as string
  });
});

it('ends a stage that says nothing more, and what it started', async () => {
  // The grandchild would hold the pipe open for an hour.
  const { status, stuck, said } = await run(
    `require('child_process').spawn(process.execPath, ['-e', 'setTimeout(() => 0, 3600000)'], { stdio: 'inherit' });
     console.log('begun'); setTimeout(() => 0, 3600000)`,
    15_000
  );
  expect({ status, stuck, said }).toEqual({ status: null, stuck: true, said: 'begun\n' });
});
