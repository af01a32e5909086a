import { csvText } from '../questions/csv-cell';
import { wrapped, type FigureCaption } from './figure-caption';
import { outline } from './outlined';
import { saveBlob, saveText } from './save';

const PIXELS_PER_UNIT = 4;
/** Widths of a figure over one and two columns of a journal, mm. */
const WIDTHS = { 1: 84, 2: 174 };
const FONT = 'Helvetica, Arial, "Liberation Sans", sans-serif';
const SVG = 'http://www.w3.org/2000/svg';
/** What a style sheet gives an element and a file has to carry itself. */
const PROPERTIES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'font-size',
  'font-weight',
  'font-style',
  'paint-order'
];

/** The chart as it is on paper: light, without what only the pointer needs, its styles written into it. */
function onPaper(svg: SVGSVGElement): SVGSVGElement {
  const paper = document.createElement('div');
  paper.className = 'on-paper';
  const copy = svg.cloneNode(true) as SVGSVGElement;
  paper.append(copy);
  for (const element of copy.querySelectorAll('.hit, .screen-only')) element.remove();
  for (const element of copy.querySelectorAll('.picked')) element.classList.remove('picked');
  // Beside the chart, where the same rules reach it.
  svg.parentElement!.append(paper);
  const elements = copy.querySelectorAll<SVGElement>('*');
  for (const element of elements) {
    const style = getComputedStyle(element);
    for (const property of PROPERTIES) element.setAttribute(property, style.getPropertyValue(property));
  }
  // Only now: what stands in a group takes its colours from the group's class.
  for (const element of elements) {
    for (const name of ['class', 'style', 'tabindex', 'role', 'aria-pressed']) element.removeAttribute(name);
  }
  paper.remove();
  return copy;
}

function textElement(content: string, y: number, size: number, weight: string): SVGTextElement {
  const text = document.createElementNS(SVG, 'text');
  for (const [name, value] of Object.entries({
    x: 4,
    y,
    fill: '#1c1d20',
    'font-size': size,
    'font-weight': weight
  }))
    text.setAttribute(name, String(value));
  text.textContent = content;
  return text;
}

/**
 * A chart as the text of an SVG file that stands by itself: title and n above it, as wide as a journal's column, its text as
 * outlines.
 * @throws Error where the font of figures cannot be fetched
 */
export async function figureSource(
  svg: SVGSVGElement,
  { title, facts, columns = 1 }: FigureCaption
): Promise<string> {
  const copy = onPaper(svg);
  const { width, height } = svg.viewBox.baseVal;
  const lines = [
    ...wrapped(title, width / 6.2).map((line) => textElement(line, 0, 11, '700')),
    ...wrapped(facts, width / 4.7).map((line) => textElement(line, 0, 8.5, '400'))
  ];
  lines.forEach((line, i) => line.setAttribute('y', String(12 + 12 * i)));
  const top = 12 * lines.length + 8;
  const plot = document.createElementNS(SVG, 'g');
  plot.setAttribute('transform', `translate(0 ${top})`);
  plot.append(...copy.childNodes);
  const paper = document.createElementNS(SVG, 'rect');
  for (const [name, value] of Object.entries({ width, height: height + top, fill: '#ffffff' }))
    paper.setAttribute(name, String(value));
  copy.append(paper, ...lines, plot);
  for (const name of [...copy.getAttributeNames()]) copy.removeAttribute(name);
  const across = WIDTHS[columns];
  copy.setAttribute('xmlns', SVG);
  copy.setAttribute('viewBox', `0 0 ${width} ${height + top}`);
  copy.setAttribute('width', `${across}mm`);
  copy.setAttribute('height', `${((across * (height + top)) / width).toFixed(2)}mm`);
  copy.setAttribute('font-family', FONT);
  await outline(copy);
  return new XMLSerializer().serializeToString(copy);
}

/** Saves a chart as an SVG file. */
export async function saveSvg(svg: SVGSVGElement, caption: FigureCaption, name: string): Promise<void> {
  saveText(await figureSource(svg, caption), 'image/svg+xml', `${name}.svg`);
}

/** A chart as a PNG on white, of about 400 dots an inch. @throws Error where this browser cannot draw it */
export async function figurePng(svg: SVGSVGElement, caption: FigureCaption): Promise<Blob> {
  const source = await figureSource(svg, caption);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = svg.viewBox.baseVal.width * PIXELS_PER_UNIT;
  canvas.height = Math.round((canvas.width * image.naturalHeight) / image.naturalWidth);
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('The figure could not be drawn as a PNG.'))),
      'image/png'
    )
  );
}

/** Saves a chart as a PNG file. */
export async function savePng(svg: SVGSVGElement, caption: FigureCaption, name: string): Promise<void> {
  saveBlob(await figurePng(svg, caption), `${name}.png`);
}

/** Saves a chart's numbers as a CSV file. */
export function saveCsv(
  columns: readonly string[],
  rows: readonly (readonly (number | string)[])[],
  name: string
): void {
  saveText(csvText(columns, rows), 'text/csv', `${name}.csv`);
}
