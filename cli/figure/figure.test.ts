import { expect, it } from 'vitest';
import { figure } from './figure';

it.each<[string[], RegExp]>([
  [[], /FILE is missing/],
  [['run.json'], /--out is missing/],
  [['none.json', '--out', 'x'], /There is no file "none\.json"/],
  [['run.json', '--out', 'x', '--split', 'thirds'], /--split must be halves or folds/],
  [['--what'], /--what/]
])('refuses %j before a browser is started', async (argv, message) => {
  await expect(figure(argv)).rejects.toThrow(message);
});
