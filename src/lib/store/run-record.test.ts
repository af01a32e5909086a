import { expect, it } from 'vitest';
import { testFile } from '../../../tests/fixtures/run';
import { held, portable, shared, type PackedAnswers } from '../runs/packed-answers';
import { recordOfAnswers } from './run-record';

it('has bytes of its own where threads share those of an answer: no store takes shared memory', () => {
  const packed = portable(testFile(1).answers[0]!) as PackedAnswers;
  const [moved] = shared([packed], true);
  const record = recordOfAnswers('run', held(moved!)) as PackedAnswers & { runId: string };
  expect(record.json.buffer).toBeInstanceOf(ArrayBuffer);
  expect(record.steps.buffer).toBeInstanceOf(ArrayBuffer);
  expect(record).toEqual({ runId: 'run', ...packed });
});
