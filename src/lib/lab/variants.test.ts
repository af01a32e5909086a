import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Arm } from '../methods/arm';
import { usualArm } from '../methods/define-method';
import { methodOf } from '../methods/registry';
import { referenceTo } from '../methods/variant-reference';
import { Variants } from './variants.svelte';

const KEY = 'calibration-lab/variants';
const held = new Map<string, string>();
let end = () => {};

beforeEach(() => {
  held.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, text: string) => held.set(key, text)
  });
  vi.stubGlobal('addEventListener', () => {});
  vi.stubGlobal('removeEventListener', () => {});
});
afterEach(() => {
  end();
  vi.unstubAllGlobals();
});

const direct = methodOf('direct');
function variant(id: string, question = 'Briefly: {question}'): Arm {
  const arm = usualArm(direct, 'chat', id);
  return { ...arm, prompts: { ...arm.prompts, question } };
}
const broken = (id: string) => variant(id, 'There is no placeholder.');

function opened(...kept: unknown[]): Variants {
  if (kept.length > 0) held.set(KEY, JSON.stringify(kept));
  const variants = new Variants();
  end = variants.start();
  return variants;
}
const namesOf = (variants: Variants) => variants.all.map(({ id }) => id);
/** Names in the browser's own store, of all that is kept. */
const keptNames = () => (JSON.parse(held.get(KEY)!) as Arm[]).map(({ id }) => id);

describe('variants kept in this browser', () => {
  it('are there again, in their order', () => {
    const first = opened();
    first.save(variant('b'));
    first.save(variant('a'));
    first.save(variant('c'), 'b');
    expect(namesOf(opened())).toEqual(['c', 'a']);
    expect(first.kept).toBe(true);
  });

  it('last as long as the page where the browser keeps nothing', () => {
    vi.stubGlobal('localStorage', undefined);
    const variants = opened();
    variants.save(variant('a'));
    expect(namesOf(variants)).toEqual(['a']);
    expect(variants.kept).toBe(false);
  });

  it('never share a name', () => {
    const variants = opened(variant('a'), variant('b'), broken('old'));
    expect(() => variants.save(variant('a'))).toThrow('Another variant is called “a”.');
    expect(() => variants.save(variant('a'), 'b')).toThrow(RangeError);
    expect(() => variants.save(variant('old'))).toThrow(RangeError);
    variants.save(variant('a', 'Again: {question}'), 'a');
    expect(namesOf(variants)).toEqual(['a', 'b']);
  });

  it('what cannot be read is none, and a second one of a name cannot be asked', () => {
    const variants = opened(7, null, { id: 'x' }, variant('a'), variant('a'));
    expect(namesOf(variants)).toEqual(['a']);
    expect(variants.broken).toMatchObject([{ name: 'a', fault: 'Another variant is called “a”.' }]);
  });
});

describe('what a reference means', () => {
  it('is the one of its name that asks the same', () => {
    const variants = opened(variant('a'), variant('b'));
    const elsewhere = variant('a', 'At length: {question}');
    expect(variants.named(['b', referenceTo(variant('a')), 'c'])).toEqual([variant('b'), variant('a')]);
    expect(variants.named([referenceTo(elsewhere)])).toEqual([]);
    variants.save(elsewhere, 'a');
    expect(variants.named([referenceTo(variant('a'))])).toEqual([]);
    expect(variants.named([referenceTo(elsewhere), 'a'])).toEqual([elsewhere, elsewhere]);
  });

  it('is said of bare names', () => {
    const variants = opened(variant('a'));
    const other = referenceTo(variant('a', 'At length: {question}'));
    expect(variants.marked(['a', other, 'c'])).toEqual([referenceTo(variant('a')), other, 'c']);
  });
});

describe('one that is put back', () => {
  it('is as it was', () => {
    const variants = opened(variant('a'), variant('b'));
    variants.remove('a');
    expect(namesOf(variants)).toEqual(['b']);
    expect(variants.removed?.id).toBe('a');
    variants.putBack();
    expect(variants.all).toEqual([variant('b'), variant('a')]);
    expect(variants.removed).toBeNull();
    variants.putBack();
    expect(variants.all).toHaveLength(2);
  });

  it('gets another name where its own was taken since', () => {
    const variants = opened(variant('a'));
    variants.remove('a');
    variants.save(variant('a', 'Another: {question}'));
    variants.putBack();
    expect(namesOf(variants)).toEqual(['a', 'a 2']);
    expect(namesOf(opened())).toEqual(['a', 'a 2']);
  });
});

describe('one that cannot be asked', () => {
  it('stays kept and keeps its name until it is removed', () => {
    const variants = opened(broken('old'), variant('a'));
    expect(variants.broken).toMatchObject([{ name: 'old' }]);
    expect(variants.freeName('old')).toBe('old 2');
    variants.remove('a');
    expect(keptNames()).toEqual(['old']);
    variants.removeBroken(variants.broken[0]);
    expect(variants.broken).toEqual([]);
    expect(keptNames()).toEqual([]);
  });

  it('is removed alone: neither a good one of its name nor what can be put back', () => {
    const variants = opened(variant('a'), broken('a'), broken('a'), variant('b'));
    variants.remove('b');
    variants.removeBroken(variants.broken[0]);
    expect(namesOf(variants)).toEqual(['a']);
    expect(variants.broken).toHaveLength(1);
    variants.putBack();
    expect(namesOf(variants)).toEqual(['a', 'b']);
    variants.remove('a');
    expect(variants.broken).toHaveLength(1);
    expect(keptNames()).toEqual(['b', 'a']);
  });
});
