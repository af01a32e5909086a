import { decodeHTML } from 'entities';

/** A text with HTML's codes (`&quot;`, `&#039;`) read as the characters they stand for. It is never HTML afterwards. */
export function withoutHtmlCodes(text: string): string {
  return text.includes('&') ? decodeHTML(text) : text;
}

/**
 * Plain text of a cell that holds HTML: line breaks and blocks begin lines, an exponent stands behind `^`, other tags go,
 * codes are read.
 */
export function textOfHtml(html: string): string {
  const plain = html
    .replace(/<(script|style)\b[^<>]*>[^<]*<\/\1>/gi, '')
    .replace(/<sup\b[^<>]*>(?=[\d+−-])/gi, '^')
    .replace(/<\/t[dh]>/gi, ' ')
    .replace(/<br[^<>]*>|<\/(?:div|p|li|tr|h[1-6])>/gi, '\n')
    .replace(/<\/?[a-z!][^<>]*>/gi, '')
    .replace(/\n{3,}/g, '\n\n');
  return withoutHtmlCodes(plain).replaceAll('\u00a0', ' ').trim();
}

/** How every text of a table is written, beside as itself. */
export type TextCoding = 'base64' | 'url' | 'html';

function fromBase64(text: string): string | null {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return null;
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function fromUrl(text: string): string {
  try {
    return decodeURIComponent(text.includes('%20') ? text : text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** How texts are coded, by all of them together; `null` where they are written as they are. */
export function codingOf(texts: readonly string[]): TextCoding | null {
  if (texts.length === 0) return null;
  const isSentence = (text: string | null) => text !== null && /\p{L} \p{L}/u.test(text);
  if (texts.every((text) => isSentence(fromBase64(text)))) return 'base64';
  if (texts.every((text) => !/\s/.test(text)) && texts.some((text) => isSentence(fromUrl(text))))
    return 'url';
  return texts.some((text) => /&(?:quot|amp|#0?39|[a-z]{2,8});/i.test(text)) ? 'html' : null;
}

/** A text as it was before it was coded; one that is not coded stays. */
export function decoded(text: string, coding: TextCoding | null): string {
  switch (coding) {
    case 'base64':
      return fromBase64(text) ?? text;
    case 'url':
      return fromUrl(text);
    case 'html':
      return withoutHtmlCodes(text);
    case null:
      return text;
  }
}
