import { expect, it, vi } from 'vitest';
import { EngineError } from '../engine/language-model';
import { askThroughLoss } from './ask-through-loss';

/** An engine's error as it arrives from the worker: name and message only. */
function fromWorker(error: EngineError): Error {
  return Object.assign(new Error(error.message), { name: error.name });
}

const lost = () => fromWorker(new EngineError('device-lost', 'The GPU device was lost.'));

it('loads the model again when the device was lost, and asks the same question again', async () => {
  const ask = vi.fn(async () => 'traces').mockRejectedValueOnce(lost());
  const reload = vi.fn(async () => true);
  expect(await askThroughLoss(ask, reload)).toBe('traces');
  expect(ask).toHaveBeenCalledTimes(2);
  expect(reload).toHaveBeenCalledTimes(1);
});

it('does it once: a second loss, a failed load or another error ends it', async () => {
  const always = vi.fn(() => Promise.reject(lost()));
  await expect(askThroughLoss(always, async () => true)).rejects.toThrow(/lost/);
  expect(always).toHaveBeenCalledTimes(2);
  await expect(askThroughLoss(always, async () => false)).rejects.toThrow(/lost/);
  expect(always).toHaveBeenCalledTimes(3);
  const reload = vi.fn(async () => true);
  const other = () => Promise.reject(fromWorker(new EngineError('context', 'Too long.')));
  await expect(askThroughLoss(other, reload)).rejects.toThrow(/Too long/);
  expect(reload).not.toHaveBeenCalled();
});
