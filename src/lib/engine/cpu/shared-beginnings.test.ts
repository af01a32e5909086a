import { expect, it } from 'vitest';
import { SharedBeginnings } from './shared-beginnings';

const later = () => new Promise<void>((resolve) => setTimeout(resolve));

/** Sequences that note what is done to them. */
function sequences(failing: readonly number[] = []) {
  const beginnings = new SharedBeginnings();
  const held: (string | null)[] = Array.from({ length: 4 }, () => null);
  const said: string[] = [];
  const bring = (lane: number, beginning: readonly number[]) =>
    beginnings.bring(beginning, {
      holder: () => held.findIndex((each, other) => other !== lane && each === beginning.join()),
      async copyFrom(other) {
        said.push(`${lane} from ${other}`);
        held[lane] = held[other];
      },
      async compute() {
        said.push(`${lane} computes`);
        await later();
        if (failing.includes(lane)) throw new Error(`no ${lane}`);
        held[lane] = beginning.join();
      }
    });
  return { bring, said };
}

it('is computed once, whoever wants it meanwhile or later', async () => {
  const { bring, said } = sequences();
  await Promise.all([0, 1, 2].map((lane) => bring(lane, [1, 2])));
  await bring(3, [1, 2]);
  expect(said).toEqual(['0 computes', '1 from 0', '2 from 0', '3 from 0']);
});

it('another beginning is computed beside it', async () => {
  const { bring, said } = sequences();
  await Promise.all([bring(0, [1, 2]), bring(1, [12]), bring(2, [12])]);
  expect(said).toEqual(['0 computes', '1 computes', '2 from 1']);
});

it('where one fails the next one tries, and whoever failed hears why', async () => {
  const { bring, said } = sequences([0, 1]);
  const all = await Promise.allSettled([0, 1, 2].map((lane) => bring(lane, [1])));
  expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
  expect(said.filter((each) => each.endsWith('computes'))).toEqual([
    '0 computes',
    '1 computes',
    '2 computes'
  ]);
});
