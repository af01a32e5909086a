import { expect, it } from 'vitest';
import { chapters } from './chapters';
import { defaultWorkshop } from './settings';
import { placeAfter, slideAt, slidesOf } from './slides';

it('every chapter of the lesson has its slides, in the teacher’s order, each with an id of its own', () => {
  const slides = slidesOf(defaultWorkshop);
  expect(new Set(slides.map(({ id }) => id)).size).toBe(slides.length);
  expect([...new Set(slides.flatMap(({ chapter }) => chapter?.id ?? []))]).toEqual(
    chapters.map(({ id }) => id)
  );
  for (const { id } of chapters) {
    const kinds = slides.filter(({ chapter }) => chapter?.id === id).map(({ kind }) => kind);
    expect(kinds[0]).toBe('title');
    expect(kinds).toContain(id === 'room' ? 'room' : 'live');
  }
  const short = slidesOf({ ...defaultWorkshop, chapters: ['room', 'you-first'] });
  expect([...new Set(short.map(({ chapter }) => chapter?.id ?? ''))]).toEqual(['', 'room', 'you-first']);
});

it('says when to show what is held back', () => {
  const held = (hide: ('score' | 'answers')[]) =>
    slidesOf({ ...defaultWorkshop, hide }).filter(
      (slide) => 'text' in slide && /Show it now/.test(slide.text)
    );
  expect(held([])).toHaveLength(0);
  expect(held(['answers'])).toHaveLength(1);
  expect(held(['answers', 'score'])).toHaveLength(1);
});

it('says it in the first chapter of the lesson that would show it', () => {
  const at = (hide: ('score' | 'answers')[], chapters: string[]) =>
    slidesOf({ ...defaultWorkshop, hide, chapters })
      .filter((slide) => 'text' in slide && /Show it now/.test(slide.text))
      .map(({ chapter }) => chapter?.id);
  expect(at(['score', 'answers'], ['you-first', 'your-curve', 'the-model'])).toEqual(['your-curve']);
  expect(at(['score', 'answers'], ['you-first', 'how-many', 'the-model'])).toEqual(['how-many', 'the-model']);
  expect(at(['score'], ['you-first', 'gaming', 'take-home'])).toEqual(['take-home']);
  expect(at(['score'], ['you-first', 'gaming'])).toEqual(['you-first']);
  expect(at(['answers'], ['you-first', 'gaming'])).toEqual([]);
});

it('keys lead to the next, the one before, the first and the last, and not beyond', () => {
  for (const key of ['ArrowRight', 'ArrowDown', 'PageDown', ' ']) {
    expect(placeAfter(key, 0, 3)).toBe(1);
    expect(placeAfter(key, 2, 3)).toBe(2);
  }
  for (const key of ['ArrowLeft', 'ArrowUp', 'PageUp']) {
    expect(placeAfter(key, 2, 3)).toBe(1);
    expect(placeAfter(key, 0, 3)).toBe(0);
  }
  expect(placeAfter('Home', 2, 3)).toBe(0);
  expect(placeAfter('End', 0, 3)).toBe(2);
  expect(placeAfter('a', 1, 3)).toBe(null);
  const slides = slidesOf(defaultWorkshop);
  expect(slideAt(slides, 'gaming.live')).toBeGreaterThan(10);
  expect(slideAt(slides, 'nothing')).toBe(0);
  expect(slideAt(slides, null)).toBe(0);
});
