import { expect, it } from 'vitest';
import { askedFile } from '../../../../tests/fixtures/asked-run';
import type { LikenessEvidence } from '../../methods/evidence';
import { parseRunFile } from './read';
import { runFilePieces } from './write';

const file = await askedFile(2, { '?\nassistant: ': 'It is so.\n' });
const text = [...runFilePieces(file)].join('');
const likenessIn = ({ answers }: typeof file) =>
  answers[0].traces
    .find(({ armId }) => armId === 'alike')!
    .evidence.find((each): each is LikenessEvidence => each.kind === 'likeness')!;

/** The file with its first likeness changed. */
function changed(change: (evidence: LikenessEvidence) => void): string {
  const json = JSON.parse(text) as typeof file;
  change(likenessIn(json));
  return JSON.stringify(json);
}

it('comes back from its file, with the calls it cost', () => {
  const opened = parseRunFile(text);
  expect(opened).toEqual(file);
  expect(likenessIn(opened).relevances!.draws).toHaveLength(3);
  const embedded = opened.answers[0].calls.filter((call) => call.do === 'embed');
  expect(embedded.length).toBeGreaterThan(1);
  for (const { cost, texts } of embedded) {
    expect(texts).toBeGreaterThan(0);
    expect(cost).toMatchObject({ promptTokens: 0, prefilledTokens: 0, decodedTokens: 0 });
  }
});

it.each<[string, (evidence: LikenessEvidence) => void, RegExp]>([
  [
    'a cosine above 1',
    ({ cosines }) => (cosines[1][0] = 1.1),
    /cosines\.1: is not a list of 0 to \d+ numbers from -1/
  ],
  ['a cosine that is none', ({ cosines }) => (cosines[1][0] = null as never), /cosines\.1: is not a list/],
  ['no list', (each) => (each.cosines = 'x' as never), /cosines: is not a list/],
  ['a cosine too many', ({ cosines }) => cosines[1].push(0.5), /cosines\.1: has 2 where there are 1/],
  ['a draw too many', ({ cosines }) => cosines.push([0, 0, 0]), /cosines: has 4 where there are 3/],
  [
    'a relevance below 0',
    ({ relevances }) => (relevances!.draws[0][0] = -0.1),
    /draws\.0: is not a list of 0 to \d+ numbers from 0 to 2/
  ],
  ['one above 2', ({ relevances }) => (relevances!.draws[0][0] = 2.1), /numbers from 0 to 2/],
  ['one too few', ({ relevances }) => relevances!.draws[1].pop(), /draws\.1: has \d+ where there are/],
  ['a token that is not there', ({ relevances }) => relevances!.reply.push(0), /reply: has \d+ where/],
  ['no relevances of a draw', ({ relevances }) => relevances!.draws.pop(), /draws: has 2 where there are 3/],
  ['no relevances at all', (each) => (each.relevances = {} as never), /relevances/],
  ['draws that are none', (each) => (each.call = each.reply), /drew no replies of this trace/],
  ['a reply that is none', (each) => (each.reply = each.call), /is not a reply of this trace/]
])('is refused with %s', (_, change, message) => {
  expect(() => parseRunFile(changed(change))).toThrow(message);
});

it('a call of embeddings without its cost is refused', () => {
  expect(() => parseRunFile(text.replace(/"do":"embed","texts":\d+/, '"do":"embed","texts":-1'))).toThrow(
    /texts: is below 0/
  );
});
