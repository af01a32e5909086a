import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Drafts } from './drafts.svelte';
import { removeKept } from './kept';

const entries = new Map<string, string>();
const ends: (() => void)[] = [];
beforeEach(() => {
  const page = new EventTarget();
  entries.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => void entries.set(key, value)
  });
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
});
afterEach(() => {
  ends.splice(0).forEach((end) => end());
  removeKept(null, () => true);
  vi.unstubAllGlobals();
});

/** As a page that opens has them. */
function opened(round = 'workshop-40/7'): Drafts {
  const drafts = new Drafts('mend-it', round);
  ends.push(drafts.open());
  return drafts;
}

it('what is chosen and not committed to is there when the page opens again, in its round', () => {
  const before = opened();
  expect(before.among('guess', [1, 2, 4])).toBe(null);
  before.choose('guess', 2);
  before.choose('five', 'luck');
  const after = opened();
  expect(after.among('guess', [1, 2, 4])).toBe(2);
  expect(after.among('five', ['fine', 'luck'])).toBe('luck');
  expect(opened('workshop-40/8').among('guess', [1, 2, 4])).toBe(null);
});

it('what is no longer among the choices is none', () => {
  const drafts = opened();
  drafts.choose('guess', 3);
  expect(drafts.among('guess', [1, 2, 4])).toBe(null);
  expect(drafts.among('guess', ['3'])).toBe(null);
  expect(drafts.among('constructor', ['x'])).toBe(null);
});

it('lasts as long as the page where nothing may be stored', () => {
  vi.stubGlobal('localStorage', null);
  opened().choose('guess', 4);
  expect(opened().among('guess', [1, 2, 4])).toBe(4);
});
