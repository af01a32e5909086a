import type { Font } from 'opentype.js';
import cyrillic400 from '@fontsource/arimo/files/arimo-cyrillic-400-normal.woff?url';
import cyrillic700 from '@fontsource/arimo/files/arimo-cyrillic-700-normal.woff?url';
import greek400 from '@fontsource/arimo/files/arimo-greek-400-normal.woff?url';
import greek700 from '@fontsource/arimo/files/arimo-greek-700-normal.woff?url';
import latinExt400 from '@fontsource/arimo/files/arimo-latin-ext-400-normal.woff?url';
import latinExt700 from '@fontsource/arimo/files/arimo-latin-ext-700-normal.woff?url';
import latin400 from '@fontsource/arimo/files/arimo-latin-400-normal.woff?url';
import latin700 from '@fontsource/arimo/files/arimo-latin-700-normal.woff?url';

/** Weights there are. */
export type FigureWeight = '400' | '700';

/** Arimo, as wide as Arial and Helvetica, in the order its parts are tried for a character. */
const FILES: Record<FigureWeight, string[]> = {
  400: [latin400, latinExt400, greek400, cyrillic400],
  700: [latin700, latinExt700, greek700, cyrillic700]
};

const loaded = new Map<string, Promise<Font>>();

async function load(url: string): Promise<Font> {
  const [{ parse }, response] = await Promise.all([import('opentype.js'), fetch(url)]);
  if (!response.ok) throw new Error(`The font of figures could not be read (${response.status}).`);
  return parse(await response.arrayBuffer());
}

/**
 * Which part of the font holds each character.
 * @param characters single characters
 * @returns without those that no part holds
 * @throws Error where the font cannot be fetched
 */
export async function figureFonts(
  characters: Iterable<string>,
  weight: FigureWeight
): Promise<Map<string, Font>> {
  const fonts = new Map<string, Font>();
  let missing = [...new Set(characters)];
  for (const url of FILES[weight]) {
    if (missing.length === 0) break;
    if (!loaded.has(url)) loaded.set(url, load(url));
    const font = await loaded.get(url)!.catch((error: unknown) => {
      loaded.delete(url);
      throw error;
    });
    for (const each of missing) if (font.charToGlyphIndex(each) > 0) fonts.set(each, font);
    missing = missing.filter((each) => !fonts.has(each));
  }
  return fonts;
}
