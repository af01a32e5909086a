import { describe, expect, it } from 'vitest';
import { chapterNumber, chapters, namedChapters } from './chapters';
import { defaultWorkshop, namesWorkshop, neighbours, workshopFrom, workshopQuery } from './settings';

const from = (query: string) => workshopFrom(new URLSearchParams(query));

describe('what a teacher chose', () => {
  it('is as usual where the address names nothing or nonsense', () => {
    expect(from('')).toEqual(defaultWorkshop);
    expect(from('?set=&seed=x&chapters=nothing')).toEqual(defaultWorkshop);
    expect(from('?seed=-1').seed).toBe(defaultWorkshop.seed);
    expect(from('?seed=1.5').seed).toBe(defaultWorkshop.seed);
    expect(namesWorkshop(new URLSearchParams('?seed=1'))).toBe(true);
    expect(namesWorkshop(new URLSearchParams('?q=1'))).toBe(false);
  });

  it('comes back from its own address', () => {
    const chosen = { set: 'my set', seed: 0, chapters: ['gaming', 'you-first'] };
    expect(from(workshopQuery(chosen))).toEqual(chosen);
    expect(workshopQuery(defaultWorkshop)).toBe('');
  });

  it('orders the chapters, by id or number, each once', () => {
    expect(namedChapters(['3', 'you-first', '1', 'none']).map(({ id }) => id)).toEqual([
      'the-model',
      'you-first'
    ]);
    expect(namedChapters([])).toEqual(chapters);
    const order = { ...defaultWorkshop, chapters: ['gaming', 'you-first', 'mend-it'] };
    expect(neighbours(order, 'you-first')).toMatchObject({
      before: { id: 'gaming' },
      after: { id: 'mend-it' }
    });
    expect(neighbours(order, 'gaming').before).toBe(null);
    expect(neighbours(order, 'how-many')).toEqual({ before: null, after: null });
  });

  it('numbers the chapters from 1', () => {
    expect(chapterNumber('you-first')).toBe(1);
    expect(chapterNumber('none')).toBe(0);
  });
});
