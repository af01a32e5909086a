import type { Font } from 'opentype.js';
import { FIGURE_FAMILY, figureFonts, type FigureWeight } from './figure-font';

const SVG = 'http://www.w3.org/2000/svg';
/** What only text has, or what its outlines have taken in. */
const OF_TEXT = /^(?:x|y|dx|dy|transform|text-anchor|dominant-baseline|font-.*)$/;

const weightOf = (text: Element): FigureWeight =>
  Number(text.getAttribute('font-weight') ?? 400) >= 600 ? '700' : '400';

/** A text as a group with its outlines, which says its words to who does not see it. */
function outlines(text: SVGTextElement, fonts: ReadonlyMap<string, Font>): SVGGElement {
  const words = text.textContent;
  const size = Number.parseFloat(text.getAttribute('font-size')!);
  const group = document.createElementNS(SVG, 'g');
  group.setAttribute('role', 'img');
  group.setAttribute('aria-label', words);
  const transform = text.getAttribute('transform');
  if (transform) group.setAttribute('transform', transform);
  const path = document.createElementNS(SVG, 'path');
  for (const { name, value } of text.attributes) if (!OF_TEXT.test(name)) path.setAttribute(name, value);
  const glyphs = [...words].map((character, i) => {
    const { x, y } = text.getStartPositionOfChar(i);
    return fonts.get(character)!.charToGlyph(character).getPath(x, y, size).toPathData(2);
  });
  path.setAttribute('d', glyphs.join(''));
  group.append(path);
  return group;
}

/**
 * Turns the texts of a figure into outlines, so that it looks the same where its font is not installed. A text with a
 * character that the font does not hold, or with parts of its own, stays text.
 * @param figure with its styles written as attributes; it is laid out in this page and taken out again
 */
export async function outline(figure: SVGSVGElement): Promise<void> {
  const texts = [...figure.querySelectorAll('text')].filter((text) => text.childElementCount === 0);
  for (const text of texts) text.textContent = text.textContent.replace(/\s+/g, ' ').trim();
  const characters = new Set(texts.flatMap((text) => [...text.textContent]));
  const fonts = {
    400: await figureFonts(characters, '400'),
    700: await figureFonts(characters, '700')
  };
  const held = texts.filter((text) =>
    [...text.textContent].every((character) => fonts[weightOf(text)].has(character))
  );
  for (const text of held) {
    text.setAttribute('font-family', FIGURE_FAMILY);
    text.setAttribute('font-weight', weightOf(text));
  }
  const place = document.createElement('div');
  place.style.cssText = 'position: absolute; visibility: hidden; font-variant: none; letter-spacing: 0';
  place.append(figure);
  document.body.append(place);
  const drawn = held.map(
    (text) => [text, text.textContent === '' ? null : outlines(text, fonts[weightOf(text)])] as const
  );
  place.remove();
  for (const [text, group] of drawn) text.replaceWith(...(group ? [group] : []));
}
