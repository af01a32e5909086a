import { expect, it } from 'vitest';
import { addRunFiles } from './add-run-files';
import { comparedRuns } from './compared-runs.svelte';

const nothingOfTheKind = (name: string) => new File(['nothing of the kind'], name);

it('of several files each that was not added is told by name', async () => {
  await addRunFiles(['one.txt', 'other.txt'].map(nothingOfTheKind));
  expect(comparedRuns.refused).toMatch(/^one\.txt was not added: .+ other\.txt was not added: /);
  expect(comparedRuns.reading).toBe(false);
  expect(comparedRuns.added).toEqual([]);
});
