import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { chapterNumber, chapters, namedChapters } from './chapters';
import {
  defaultWorkshop,
  namesWorkshop,
  neighbours,
  showing,
  workshopFrom,
  workshopQuery,
  workshopSchema
} from './settings';

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

  it('that was kept before a model could be chosen has the usual one', () => {
    const before = { set: 'a', seed: 1, chapters: ['gaming'], hide: [] };
    expect(v.parse(workshopSchema, before)).toEqual({ ...before, model: defaultWorkshop.model });
  });

  it('comes back from its own address', () => {
    const chosen = {
      set: 'my set',
      seed: 0,
      model: 'remote/example.org/a model&b',
      chapters: ['gaming', 'you-first'],
      hide: ['score' as const]
    };
    expect(from(workshopQuery(chosen))).toEqual(chosen);
    expect(from('?model=')).toEqual(defaultWorkshop);
    expect(workshopQuery({ ...defaultWorkshop, model: 'remote/example.org/a' })).toBe(
      '?model=remote/example.org/a'
    );
    expect(namesWorkshop(new URLSearchParams('?model=a'))).toBe(true);
    expect(workshopQuery(defaultWorkshop)).toBe('');
    expect(from('?hide=answers,score,all').hide).toEqual(['score', 'answers']);
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

  it('names the chapters of a lesson that would show what is held back', () => {
    const titles = (part: 'score' | 'answers', lesson: string[]) => showing(part, lesson).map(({ id }) => id);
    expect(titles('score', [])).toEqual([
      'you-first',
      'your-curve',
      'the-model',
      'how-many',
      'room',
      'take-home'
    ]);
    expect(titles('answers', ['gaming', 'the-model', 'you-first'])).toEqual(['the-model']);
    expect(titles('answers', ['gaming'])).toEqual([]);
  });

  it('numbers the chapters from 1', () => {
    expect(chapterNumber('you-first')).toBe(1);
    expect(chapterNumber('none')).toBe(0);
  });
});
