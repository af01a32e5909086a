import { expect, it } from 'vitest';
import { askedFile } from '../../../../tests/fixtures/asked-run';
import { testFile } from '../../../../tests/fixtures/run';
import { mutations } from '../../../../tests/fixtures/run-mutations';
import { held, portable, type PackedAnswers } from '../packed-answers';
import type { RunFile } from '../run';
import { checkRunBeside } from './read-beside';
import { sayPieces, type ReadMessage } from './say-pieces';
import { checkRunFile } from './version-2';

const file = testFile(70);

/** A run whose answers are bytes that say something else. */
function changed({ run, answers }: RunFile, change: (content: string) => string): RunFile {
  return {
    run,
    answers: answers.map((each) => {
      const packed = portable(each) as PackedAnswers;
      const content = change(new TextDecoder().decode(packed.json));
      return held({ ...packed, json: new TextEncoder().encode(content) });
    })
  };
}

const told = (work: () => Promise<unknown>) =>
  work().then(
    () => null,
    (error: Error) => error.message
  );

it('is what checkRunFile gives, in pieces and whole', async () => {
  expect(await checkRunBeside(file)).toEqual(checkRunFile(file));
  const heard: ReadMessage[] = [];
  await sayPieces({ run: file.run, answers: file.answers.map(portable) }, (message) => heard.push(message));
  expect(heard.map((message) => Object.keys(message)[0])).toEqual(['run', 'answers', 'answers', 'end']);
  const answers = heard.flatMap((message) => ('answers' in message ? message.answers.map(held) : []));
  expect(answers).toEqual(file.answers);
});

it('is refused as it would be in a file, wherever it is read', async () => {
  const wrong = changed(file, (content) => content.replace('"grade":"right"', '"grade":"great"'));
  const message = await told(async () => checkRunFile(structuredClone(wrong)));
  expect(message).toMatch(/^answers\.\d+\.traces\.\d+\.verdict\.grade: is none of right, wrong/);
  expect(await told(() => checkRunBeside(wrong))).toBe(message);
  const heard: ReadMessage[] = [];
  await sayPieces({ run: wrong.run, answers: wrong.answers.map(portable) }, (each) => heard.push(each));
  expect(heard.at(-1)).toEqual({ refused: message });
  const damaged = changed(file, (content) => content.slice(1));
  expect(await told(() => checkRunBeside(damaged))).toMatch(/^answers to “.+”: cannot be unpacked: /);
});

it('is refused or taken as the same run in a file is, changed at random 300 times', async () => {
  const small = await askedFile(1);
  let [refused, unpackable] = [0, 0];
  const content = new TextDecoder().decode((portable(small.answers[0]) as PackedAnswers).json);
  for (const { json, said } of mutations(content, 300, 20260103)) {
    const stored = changed(small, () => JSON.stringify(json));
    const unpacked = (() => {
      try {
        return { ...stored.answers[0] };
      } catch {
        return null;
      }
    })();
    const message = await told(() => checkRunBeside(stored));
    if (unpacked) {
      unpackable++;
      const plain = await told(async () => checkRunFile({ run: small.run, answers: [unpacked] }));
      expect(plain, said).toBe(message);
    } else expect(message, said).toMatch(/cannot be unpacked/);
    if (message !== null) refused++;
  }
  expect(refused).toBeGreaterThan(100);
  expect(unpackable).toBeGreaterThan(200);
}, 60_000);
