import { expect, it } from 'vitest';
import { askedFile } from '../../../../tests/fixtures/asked-run';
import type { StatedEvidence } from '../../methods/evidence';
import { parseRunFile } from './read';
import { runFilePieces } from './write';

const text = [...runFilePieces(await askedFile(1))].join('');

/** The file with the first stated confidence changed. */
function changed(change: Record<string, unknown>) {
  const json = JSON.parse(text) as Awaited<ReturnType<typeof askedFile>>;
  const [stated] = json.answers[0].traces
    .flatMap(({ evidence }) => evidence)
    .filter((each): each is StatedEvidence => each.kind === 'stated');
  Object.assign(stated, change);
  return json;
}

it('a confidence that came from words says so in its file, and others say nothing of it', () => {
  expect(text).not.toContain('inWords');
  const json = changed({ value: 0.93, inWords: true });
  expect(parseRunFile(JSON.stringify(json)).answers[0].traces).toEqual(json.answers[0].traces);
});

it.each([false, 'yes', null, 1])('is refused with %j', (inWords) => {
  expect(() => parseRunFile(JSON.stringify(changed({ value: 0.93, inWords })))).toThrow(
    /inWords: is not true/
  );
});
