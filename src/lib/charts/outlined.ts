import type { Font, PathCommand } from 'opentype.js';
import { figureFonts, type FigureWeight } from './figure-font';

const SVG = 'http://www.w3.org/2000/svg';
/** What only text has, or what its outlines have taken in. */
const OF_TEXT = /^(?:x|y|transform|text-anchor|font-.*)$/;

/** Marks of right and wrong, which the font has not: corners of their outlines in ems, up being negative, and their width. */
const MARKS: Record<string, { corners: readonly (readonly [number, number])[]; width: number }> = {
  '✓': {
    corners: [
      [0.08, -0.32],
      [0.17, -0.4],
      [0.32, -0.22],
      [0.66, -0.68],
      [0.76, -0.61],
      [0.33, -0.03]
    ],
    width: 0.84
  },
  '✗': {
    corners: [
      [0.1, -0.58],
      [0.18, -0.66],
      [0.38, -0.44],
      [0.58, -0.66],
      [0.66, -0.58],
      [0.45, -0.35],
      [0.66, -0.12],
      [0.58, -0.04],
      [0.38, -0.26],
      [0.18, -0.04],
      [0.1, -0.12],
      [0.31, -0.35]
    ],
    width: 0.76
  }
};

type Fonts = ReadonlyMap<string, Font>;

const number = (text: Element, name: string) => Number.parseFloat(text.getAttribute(name) ?? '0');
const weightOf = (text: Element): FigureWeight => (number(text, 'font-weight') >= 600 ? '700' : '400');
const wordsOf = (text: Element) => text.textContent.replace(/\s+/g, ' ').trim();

/** Whether a text is one line of the font's characters, upright, placed by nothing but x, y and its anchor. */
function canBeOutlined(text: SVGTextElement, fonts: Fonts): boolean {
  const style = text.getAttribute('font-style') ?? 'normal';
  return (
    text.childElementCount === 0 &&
    style === 'normal' &&
    !['dx', 'dy', 'dominant-baseline'].some((name) => text.hasAttribute(name)) &&
    [...wordsOf(text)].every((character) => fonts.has(character) || character in MARKS)
  );
}

/** A number of an outline; never -0. */
const rounded = (value: number) => String(Math.round(100 * value) / 100 + 0);

/** A command of an outline: opentype.js's own words for it run a number that rounds to 0 into the one before. */
function written(command: PathCommand): string {
  const { type, ...places } = command;
  const { x1, y1, x2, y2, x, y } = places as Partial<Record<'x1' | 'y1' | 'x2' | 'y2' | 'x' | 'y', number>>;
  return type + [x1, y1, x2, y2, x, y].flatMap((each) => (each === undefined ? [] : rounded(each))).join(' ');
}

/** Outlines of words that begin at the origin, and how wide they are. */
function drawn(words: string, fonts: Fonts, size: number): { path: string; width: number } {
  let path = '';
  let at = 0;
  let last: string | null = null;
  for (const character of words) {
    const mark = MARKS[character];
    if (mark) {
      const corners = mark.corners.map(([x, y]) => `${rounded(at + x * size)} ${rounded(y * size)}`);
      path += `M${corners.join('L')}Z`;
      at += mark.width * size;
      last = null;
      continue;
    }
    const font = fonts.get(character)!;
    const glyph = font.charToGlyph(character);
    const scale = size / font.unitsPerEm;
    if (last !== null && fonts.get(last) === font)
      at += font.getKerningValue(font.charToGlyph(last), glyph) * scale;
    path += glyph.getPath(at, 0, size).commands.map(written).join('');
    at += (glyph.advanceWidth ?? 0) * scale;
    last = character;
  }
  return { path, width: at };
}

/** How much of its width a text stands left of its x. */
const BEFORE: Record<string, number> = { start: 0, middle: 0.5, end: 1 };

/** A text as a group with its outlines, which says its words to who does not see it. */
function outlines(text: SVGTextElement, fonts: Fonts): SVGGElement {
  const words = wordsOf(text);
  const { path: outline, width } = drawn(words, fonts, number(text, 'font-size'));
  const anchor = text.closest('[text-anchor]')?.getAttribute('text-anchor') ?? 'start';
  const left = number(text, 'x') - width * (BEFORE[anchor] ?? 0);
  const group = document.createElementNS(SVG, 'g');
  group.setAttribute('role', 'img');
  group.setAttribute('aria-label', words);
  const transform = text.getAttribute('transform');
  if (transform) group.setAttribute('transform', transform);
  const path = document.createElementNS(SVG, 'path');
  for (const { name, value } of text.attributes) if (!OF_TEXT.test(name)) path.setAttribute(name, value);
  path.setAttribute('transform', `translate(${rounded(left)} ${number(text, 'y')})`);
  path.setAttribute('d', outline);
  group.append(path);
  return group;
}

/**
 * Turns the texts of a figure into outlines, so that it looks the same where its font is not installed. A text that the font
 * does not hold all of stays text, and so do all where the font cannot be had.
 * @param figure with its styles written as attributes
 */
export async function outline(figure: SVGSVGElement): Promise<void> {
  const texts = [...figure.querySelectorAll('text')];
  const of = (weight: FigureWeight) => {
    const set = texts.filter((text) => weightOf(text) === weight);
    const characters = set.flatMap((text) => [...wordsOf(text)]).filter((each) => !(each in MARKS));
    return figureFonts(characters, weight);
  };
  const fonts = await Promise.all([of('400'), of('700')]).catch(() => null);
  if (!fonts) return;
  for (const text of texts) {
    const own = fonts[weightOf(text) === '400' ? 0 : 1];
    if (wordsOf(text) === '') text.remove();
    else if (canBeOutlined(text, own)) text.replaceWith(outlines(text, own));
  }
}
