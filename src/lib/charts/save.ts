const PIXELS_PER_UNIT = 3;

/** Saves a file. */
export function saveBlob(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** A copy of a chart with its styles written into it, so that it looks the same outside the page. */
function standalone(svg: SVGSVGElement): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = svg.querySelectorAll<SVGElement>('*');
  const properties = [
    'fill',
    'stroke',
    'stroke-width',
    'stroke-dasharray',
    'opacity',
    'font-size',
    'font-family'
  ];
  copy.querySelectorAll<SVGElement>('*').forEach((element, i) => {
    const style = getComputedStyle(originals[i]);
    for (const property of properties) element.setAttribute(property, style.getPropertyValue(property));
  });
  const { width, height } = svg.viewBox.baseVal;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  return copy;
}

function source(svg: SVGSVGElement): string {
  return new XMLSerializer().serializeToString(standalone(svg));
}

/** Saves a chart as an SVG file. */
export function saveSvg(svg: SVGSVGElement, name: string): void {
  saveBlob(new Blob([source(svg)], { type: 'image/svg+xml' }), `${name}.svg`);
}

/** Saves a chart as a PNG file on the page's own background. */
export async function savePng(svg: SVGSVGElement, name: string): Promise<void> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source(svg))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = svg.viewBox.baseVal.width * PIXELS_PER_UNIT;
  canvas.height = svg.viewBox.baseVal.height * PIXELS_PER_UNIT;
  const context = canvas.getContext('2d')!;
  context.fillStyle = getComputedStyle(svg).getPropertyValue('--card') || '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => blob && saveBlob(blob, `${name}.png`), 'image/png');
}

/** Saves a chart's numbers as a CSV file. */
export function saveCsv(
  columns: readonly string[],
  rows: readonly (readonly (number | string)[])[],
  name: string
): void {
  const lines = [columns.join(','), ...rows.map((row) => row.join(','))];
  saveBlob(new Blob([`${lines.join('\r\n')}\r\n`], { type: 'text/csv' }), `${name}.csv`);
}

/** Saves text as an HTML file. */
export function saveHtml(text: string, name: string): void {
  saveBlob(new Blob([text], { type: 'text/html' }), `${name}.html`);
}

/** Saves text as a file. @param type its MIME type */
export function saveText(text: string, type: string, name: string): void {
  saveBlob(new Blob([text], { type }), name);
}
