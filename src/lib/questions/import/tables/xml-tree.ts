import { SaxesParser } from 'saxes';
import { withoutHtmlCodes } from '../values/coded-text';
import { SHOWS_MEDIA } from './quiz-table';

/** Why an element is no question, in words. */
export class XmlFault extends Error {
  override name = 'XmlFault';

  constructor(
    message: string,
    /** Lines below the element's first. */
    readonly below = 0
  ) {
    super(message);
  }
}

/** XML's own; HTML's are read with the text they stand in, and others are none. */
const ENTITIES: Record<string, string> = Object.assign(Object.create(null), {
  amp: '&',
  gt: '>',
  lt: '<',
  quot: '"',
  apos: "'"
});

/** An element: its own text and further elements in order. */
export interface XmlElement {
  /** In small letters, without a namespace's prefix; QTI 3 writes `qti-simple-choice` for `simpleChoice`. */
  name: string;
  attributes: Record<string, string>;
  content: (string | XmlElement)[];
}

/** Elements deeper than this are read as text of the last one above. */
const DEPTH = 60;

const bareName = (name: string) =>
  name.replace(/^.*:/, '').replace(/^qti-/, '').replaceAll('-', '').toLowerCase();

/**
 * A parser that reads no entity but XML's own.
 * @param onFault told where the text is not well-formed
 * @param onEntity told where another entity stands; HTML's own are among these
 */
export function xmlParser(onFault: (fault: XmlFault) => void, onEntity: () => void): SaxesParser {
  const parser = new SaxesParser();
  parser.ENTITIES = ENTITIES;
  parser.on('error', (error) => {
    if (error.message.endsWith('undefined entity.')) return onEntity();
    const reason = error.message.replace(/^[^ ]*\d+:\d+: /, '').replace(/\.$/, '');
    onFault(new XmlFault(`is not well-formed XML: ${reason.slice(0, 100)}`, parser.line - 1));
  });
  return parser;
}

/**
 * Reads one element of an XML text. Nothing outside the text is read, and no entity but XML's and HTML's own.
 * @throws XmlFault where it is not well-formed
 */
export function treeOf(text: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, content: [] };
  const open = [root];
  let failure: XmlFault | null = null;
  let hasEntities = false;
  let depth = 0;
  const parser = xmlParser(
    (fault) => (failure ??= fault),
    () => (hasEntities = true)
  );
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > DEPTH) return;
    const element = { name: bareName(name), attributes: { ...attributes }, content: [] };
    open.at(-1)!.content.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    if (depth-- <= DEPTH) open.pop();
  });
  const write = (piece: string) => open.at(-1)!.content.push(piece);
  parser.on('text', write);
  parser.on('cdata', write);
  parser.write(text).close();
  if (failure) throw failure as XmlFault;
  const [element] = elementsOf(root);
  if (!element) throw new XmlFault('is not well-formed XML');
  const unknown = hasEntities ? unknownEntity(textOf(element)) : undefined;
  if (unknown) throw new XmlFault(`refers to ${unknown}, which is not read`);
  return element;
}

/** An entity in a text that is none of HTML's. */
export function unknownEntity(text: string): string | undefined {
  return text.match(/&[A-Za-z_][\w.-]{0,60};/g)?.find((entity) => withoutHtmlCodes(entity) === entity);
}

/** The elements right below one. */
export function elementsOf({ content }: XmlElement): XmlElement[] {
  return content.filter((piece) => typeof piece !== 'string');
}

/** Every element below one that has one of these names, in order; none within another of them. */
export function allNamed(element: XmlElement, ...names: string[]): XmlElement[] {
  return elementsOf(element).flatMap((inner) =>
    names.includes(inner.name) ? [inner] : allNamed(inner, ...names)
  );
}

/** The whole text of an element, markup left out. */
export function textOf(element: XmlElement): string {
  return element.content.map((piece) => (typeof piece === 'string' ? piece : textOf(piece))).join('');
}

/** Elements that show a picture or play a recording, of HTML and of QTI. */
export const MEDIA: ReadonlySet<string> = new Set(
  'img audio video object iframe svg embed canvas matimage mataudio matvideo'.split(' ')
);

/** @throws XmlFault where an element shows a picture or plays a recording */
export function refuseMedia(element: XmlElement): void {
  if (MEDIA.has(element.name)) throw new XmlFault(SHOWS_MEDIA);
  elementsOf(element).forEach(refuseMedia);
}
