import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { methods } from '../src/lib/methods/registry';
import { signals } from '../src/lib/signals/registry';

it.each([
  [/\*\*Asks in (\d+) ways\*\*/, methods.length],
  [/\*\*Reads how sure it is in (\d+) ways\*\*/, signals.length],
  [
    /semantic entropy and (\d+) more over samples/,
    signals.filter(({ reads }) => reads === 'samples').length - 1
  ]
])('the README claims no more than is listed: %s', (claim, listed) => {
  const [, claimed] = claim.exec(readFileSync('README.md', 'utf8'))!;
  expect(Number(claimed)).toBeLessThanOrEqual(listed);
});
