import regular from '@fontsource/arimo/files/arimo-latin-400-normal.woff?url';
import bold from '@fontsource/arimo/files/arimo-latin-700-normal.woff?url';
import { expect, it, vi } from 'vitest';
import { outline } from './outlined';

const SVG = 'http://www.w3.org/2000/svg';

function figure(content: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  for (const [name, value] of [
    ['viewBox', '0 0 200 100'],
    ['width', '200'],
    ['height', '100']
  ])
    svg.setAttribute(name, value);
  svg.innerHTML = content;
  return svg;
}

/** Where an element's ink is on the page, from its bounding box. */
function boxOf(svg: SVGSVGElement, selector: string): DOMRect {
  document.body.append(svg);
  const box = svg.querySelector<SVGGraphicsElement>(selector)!.getBoundingClientRect();
  const own = svg.getBoundingClientRect();
  svg.remove();
  return new DOMRect(box.x - own.x, box.y - own.y, box.width, box.height);
}

it.each([
  ['at its start', '<text x="20" y="40" font-size="12" font-weight="400">Height −0.5</text>'],
  [
    'in its middle, bold',
    '<text x="100" y="40" font-size="9" font-weight="650" text-anchor="middle">Hand</text>'
  ],
  [
    'at its end',
    '<text x="180" y="60" font-size="12" font-weight="400" text-anchor="end">\n  ece (%)\n </text>'
  ],
  [
    'turned',
    '<text x="50" y="50" font-size="12" font-weight="400" text-anchor="middle" transform="rotate(-90 50 50)">right</text>'
  ]
])('draws a text where it stood: %s', async (_, content) => {
  for (const [url, weight] of [
    [regular, '400'],
    [bold, '700']
  ])
    document.fonts.add(await new FontFace('Laid out', `url(${url})`, { weight }).load());
  const text = figure(content);
  text.setAttribute('font-family', 'Laid out');
  const drawn = figure(content);
  await outline(drawn);
  expect(drawn.querySelector('text')).toBeNull();
  const words = text.textContent.trim();
  expect(drawn.querySelector('g')!.getAttribute('aria-label')).toBe(words);
  const [was, is] = [boxOf(text, 'text'), boxOf(drawn, 'path')];
  // A text's box is as high as its line and as wide as its advances: its ink lies within.
  expect(is.width).toBeGreaterThan(0);
  expect(is.left).toBeGreaterThan(was.left - 0.5);
  expect(is.right).toBeLessThan(was.right + 0.5);
  expect(is.top).toBeGreaterThan(was.top - 0.5);
  expect(is.bottom).toBeLessThan(was.bottom + 0.5);
  const long = Math.max(was.width, was.height);
  expect(Math.max(is.width, is.height)).toBeGreaterThan(0.85 * long);
});

it('draws every letter, so that none is cut off by how its outline is written', async () => {
  const letters = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789%()=.,−–·'];
  for (const size of [7, 8.5, 9, 10, 11, 12]) {
    const drawn = figure(
      `<text x="1" y="9" font-size="${size}" font-weight="700">${letters.join('')}</text>`
    );
    await outline(drawn);
    const data = drawn.querySelector('path')!.getAttribute('d')!;
    const commands = data.match(/[A-Z][^A-Z]*/g)!;
    const counts: Record<string, number> = { M: 2, L: 2, Q: 4, C: 6, Z: 0 };
    for (const command of commands)
      expect(command.slice(1).split(' ').filter(Boolean), command).toHaveLength(counts[command[0]!]!);
  }
});

it('keeps colours, and takes Greek and Cyrillic from their own parts', async () => {
  const drawn = figure('<text x="1" y="9" font-size="9" font-weight="400" fill="#123456">ρ Ж ż</text>');
  await outline(drawn);
  expect(drawn.querySelector('path')!.getAttribute('fill')).toBe('#123456');
  expect(drawn.querySelector('path')!.getAttribute('d')!.length).toBeGreaterThan(100);
});

it('draws the marks of right and wrong', async () => {
  const drawn = figure('<text x="1" y="9" font-size="9" font-weight="400">✓ right 12</text>');
  await outline(drawn);
  expect(drawn.querySelector('text')).toBeNull();
  expect(boxOf(drawn, 'path').left).toBeCloseTo(1 + 0.08 * 9, 0);
});

it('leaves all as text where the font cannot be fetched', async () => {
  const fetching = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('Failed to fetch'));
  const drawn = figure('<text x="1" y="9" font-size="9" font-weight="700">ρ = 0.4</text>');
  await outline(drawn);
  fetching.mockRestore();
  expect(drawn.querySelector('text')!.textContent).toBe('ρ = 0.4');
});

it('leaves slanted text, and what the font does not hold as text', async () => {
  const drawn = figure('<text x="1" y="9" font-size="9" font-weight="400">東京 Tokyo</text>');
  await outline(drawn);
  expect(drawn.querySelector('text')!.textContent).toBe('東京 Tokyo');
  const slanted = figure('<text x="1" y="9" font-size="9" font-weight="400" font-style="italic">a</text>');
  await outline(slanted);
  expect(slanted.querySelector('text')).not.toBeNull();
  expect(drawn.querySelector('path')).toBeNull();
});
