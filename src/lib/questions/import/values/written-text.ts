import { textOfHtml, withoutHtmlCodes } from './coded-text';

/** How the texts of a quiz are written. `auto` is Moodle's default: plain text in which HTML may stand. */
export type TextMarkup = 'auto' | 'html' | 'plain';

/** A tag as HTML writes it, so that `a<b and c>d` has none. */
const TAG =
  /<\/?(?:a|abbr|b|big|blockquote|br|center|code|div|em|font|h[1-6]|hr|i|img|kbd|li|ol|p|pre|q|s|small|span|strike|strong|sub|sup|table|tbody|td|th|thead|tr|tt|u|ul|var|audio|video|object|iframe|svg|embed)(?:\s+[\w-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>]+))*\s*\/?>/i;

const MEDIA = /<(?:img|audio|video|object|iframe|svg|embed|canvas)\b|@@PLUGINFILE@@/i;

/** Whether a text is written as HTML: with one of its tags in it, so that `List<int>` is not. */
export const hasTags = (text: string) => TAG.test(text) || MEDIA.test(text);

/**
 * The plain text of a quiz's text, or `null` where it shows a picture or plays a recording, which are lost in a plain
 * text.
 */
export function plainTextOf(text: string, markup: TextMarkup): string | null {
  const isHtml = markup === 'html' || (markup === 'auto' && TAG.test(text));
  if (!isHtml) return (markup === 'auto' ? withoutHtmlCodes(text) : text).trim();
  if (MEDIA.test(text)) return null;
  // Line breaks in HTML's source are white space, but not within <pre>; Moodle keeps those of its own format.
  const folds = markup === 'html' && !/<pre\b/i.test(text);
  return textOfHtml(folds ? text.replace(/\s+/g, ' ') : text)
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim();
}
