import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { keptName, letGo, readKept, removeKept, writeKept, type KeptStorage } from './kept';
import { noProgress, roundProgressSchema, withSaid } from './round-progress';

function memory(entries: Record<string, string> = {}): KeptStorage & { entries: Record<string, string> } {
  return {
    entries,
    getItem: (key) => entries[key] ?? null,
    setItem: (key, value) => void (entries[key] = value)
  };
}
/** Storage whose places move up when something is removed, as a browser’s do. */
function keyed(entries: Record<string, string>) {
  return {
    ...memory(entries),
    get length() {
      return Object.keys(entries).length;
    },
    key: (at: number) => Object.keys(entries)[at] ?? null,
    removeItem: (key: string) => void delete entries[key]
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
    expect(writeKept(full, 'refused/a', {})).toBe(false);
    expect(writeKept(null, 'refused/a', {})).toBe(false);
  });

  it('lasts as long as the page where nothing may be stored, and no longer than something newer', () => {
    expect(writeKept(null, 'refused/b', { at: 5 })).toBe(false);
    expect(readKept(null, 'refused/b', schema, { at: 0 })).toEqual({ at: 5 });

    const storage = memory({ 'calibration-lab/workshop/refused/c': '{"at":1}' });
    writeKept({ ...storage, setItem: full.setItem }, 'refused/c', { at: 2 });
    expect(readKept(storage, 'refused/c', schema, { at: 0 })).toEqual({ at: 2 });
    letGo('refused/c');
    expect(readKept(storage, 'refused/c', schema, { at: 0 })).toEqual({ at: 1 });
    writeKept(null, 'refused/c', { at: 3 });
    expect(writeKept(storage, 'refused/c', { at: 4 })).toBe(true);
    expect(readKept(storage, 'refused/c', schema, { at: 0 })).toEqual({ at: 4 });
    expect(readKept(null, 'refused/c', schema, { at: 0 })).toEqual({ at: 0 });
  });

  it('is removed where it is meant, from storage and from the page, and nothing else is', () => {
    const storage = keyed({ 'calibration-lab/workshop/x/1': '1', 'calibration-lab/workshop/y': '1', x: '1' });
    writeKept(null, 'x/2', { at: 2 });
    writeKept(null, 'y', { at: 2 });
    removeKept(storage, (name) => name.startsWith('x/'));
    expect(Object.keys(storage.entries)).toEqual(['calibration-lab/workshop/y', 'x']);
    expect(readKept(null, 'x/2', schema, { at: 0 })).toEqual({ at: 0 });
    expect(readKept(null, 'y', schema, { at: 0 })).toEqual({ at: 2 });
    removeKept(null, (name) => name === 'y');
    expect(readKept(null, 'y', schema, { at: 0 })).toEqual({ at: 0 });
  });

  it('is told from other keys of the site', () => {
    expect(keptName('calibration-lab/workshop/done')).toBe('done');
    expect(keptName('other')).toBe(null);
    expect(keptName(null)).toBe(null);
  });
});
