import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { keptName, readKept, writeKept, type KeptStorage } from './kept';
import { noProgress, roundProgressSchema, withSaid } from './round-progress';

function memory(entries: Record<string, string> = {}): KeptStorage & { entries: Record<string, string> } {
  return {
    entries,
    getItem: (key) => entries[key] ?? null,
    setItem: (key, value) => void (entries[key] = value)
  };
}
const full: KeptStorage = {
  getItem: () => null,
  setItem: () => {
    throw new DOMException('', 'QuotaExceededError');
  }
};
const schema = v.object({ at: v.number() });

describe('what is kept', () => {
  it('comes back as it was', () => {
    const storage = memory();
    const progress = withSaid(withSaid(noProgress, 'a', { choice: 'Paris' }), 'a', { confidence: 0.25 });
    expect(writeKept(storage, 'you-first/x', progress)).toBe(true);
    expect(readKept(storage, 'you-first/x', roundProgressSchema, noProgress)).toEqual({
      said: { a: { choice: 'Paris', confidence: 0.25 } },
      at: 0,
      howMany: null
    });
  });

  it('is the initial value where there is nothing, or no storage', () => {
    expect(readKept(memory(), 'a', schema, { at: 3 })).toEqual({ at: 3 });
    expect(readKept(null, 'a', schema, { at: 3 })).toEqual({ at: 3 });
  });

  it.each(['{', '{"at":"1"}', 'null'])('is set aside, not deleted, where it cannot be read: %s', (text) => {
    const storage = memory({ 'calibration-lab/workshop/a': text });
    expect(readKept(storage, 'a', schema, { at: 0 })).toEqual({ at: 0 });
    expect(storage.entries['calibration-lab/workshop/a/unreadable']).toBe(text);
  });

  it('is said not to be kept where the disk is full or nothing may be stored', () => {
    expect(writeKept(full, 'a', {})).toBe(false);
    expect(writeKept(null, 'a', {})).toBe(false);
  });

  it('is told from other keys of the site', () => {
    expect(keptName('calibration-lab/workshop/done')).toBe('done');
    expect(keptName('other')).toBe(null);
    expect(keptName(null)).toBe(null);
  });
});
