import { expect, it } from 'vitest';
import { askedFile } from '../../../tests/fixtures/asked-run';
import { buffersOf, held, portable, shared, unshared, type PackedAnswers } from './packed-answers';

const { answers } = await askedFile(4);
const packed = answers.map(portable) as PackedAnswers[];

it('holds several questions in one piece of memory, and they read the same', () => {
  const moved = shared(packed, true) as PackedAnswers[];
  expect(new Set(moved.flatMap(({ json, steps }) => [json.buffer, steps.buffer])).size).toBe(1);
  expect(moved[0]!.json.buffer).toBeInstanceOf(SharedArrayBuffer);
  expect(moved.map(held)).toEqual(answers);
  expect(moved.map(unshared)).toEqual(packed);
  expect(buffersOf(moved)).toEqual([]);
});

it('goes through a message without a copy', async () => {
  const { port1, port2 } = new MessageChannel();
  const [moved] = shared(packed, true) as PackedAnswers[];
  const heard = new Promise<PackedAnswers>((resolve) => (port2.onmessage = ({ data }) => resolve(data)));
  port1.postMessage(moved);
  const there = await heard;
  moved!.steps[0] = moved!.steps[0]! ^ 1;
  expect(there.steps[0]).toBe(moved!.steps[0]);
  port1.close();
});

it('leaves answers as they are where they are not packed, or no memory may be shared', () => {
  expect(shared(answers, true)).toEqual(answers);
  expect(shared([], true)).toEqual([]);
  expect(shared(packed, false)).toEqual(packed);
  expect(unshared(packed[0]!).json.buffer).toBe(packed[0]!.json.buffer);
});
