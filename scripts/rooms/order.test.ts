import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { importGraph, importsOf } from './import-graph.mjs';
import { cycles, roomFaults, upwardImports } from './order.mjs';

const root = mkdtempSync(join(tmpdir(), 'calibration-lab-rooms-'));
const files = {
  'src/lib/calibration/low.ts': `import type { Run } from '../runs/run';\nexport type Low = Run;`,
  'src/lib/engine/model.ts': `export const later = () => import('../store/kept');`,
  'src/lib/engine/typed.ts': `export type T = import('../methods/trace').Trace;`,
  'src/lib/engine/again.ts': `export { kept } from '../store/kept';`,
  'src/lib/methods/trace.ts': `import { model } from '../engine/model';\nexport interface Trace { a: typeof model }`,
  'src/lib/store/kept.ts': `import a from './a';\nimport './b';\nexport const kept = a;`,
  'src/lib/store/a.ts': `import type { B } from './b';\nexport default 1 as B;`,
  'src/lib/store/b.ts': `import { c } from './c.svelte';\nexport type B = typeof c;`,
  'src/lib/store/c.svelte.ts': `import type a from './a';\nexport const c = 1 as typeof a;`,
  'src/lib/charts/Chart.svelte': `<script lang="ts">\n  import type { Row } from '../page/row';\n</script>\n<p>import x from '../lab/desk'</p>`,
  'src/lib/page/row.ts': `import { kept } from '$lib/store/kept';\nexport type Row = typeof kept;`,
  'src/lib/lab/desk.ts': `import Page from '../../routes/+page.svelte';\nexport default Page;`,
  'src/lib/runs/run.ts': `import { readFileSync } from 'node:fs';\nexport type Run = typeof readFileSync;`,
  'src/lib/utils/x.ts': ``,
  'src/routes/+page.svelte': `<script>import desk from '$lib/lab/desk';</script>`
};

beforeAll(() => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
});
afterAll(() => rmSync(root, { recursive: true }));

const up = [
  'src/lib/calibration/low.ts → src/lib/runs/run.ts',
  'src/lib/charts/Chart.svelte → src/lib/page/row.ts',
  'src/lib/engine/again.ts → src/lib/store/kept.ts',
  'src/lib/engine/model.ts → src/lib/store/kept.ts',
  'src/lib/engine/typed.ts → src/lib/methods/trace.ts',
  'src/lib/lab/desk.ts → src/routes/+page.svelte'
];
const circles = [
  'src/lib/lab/desk.ts ↔ src/routes/+page.svelte',
  'src/lib/store/a.ts ↔ src/lib/store/b.ts ↔ src/lib/store/c.svelte.ts'
];

it('sees imports of values and types, dynamic ones, re-exports, and those of components', () => {
  expect(upwardImports(importGraph(root))).toEqual(up);
});

it('sees circles, of types too', () => {
  expect(cycles(importGraph(root))).toEqual(circles);
});

it('takes known exceptions, and refuses those no longer needed and folders that are no room', () => {
  const graph = importGraph(root);
  const home = 'src/lib/utils/x.ts is in no room of src/lib';
  expect(roomFaults(graph, { upward: up, cycles: circles })).toEqual([expect.stringContaining(home)]);
  const stale = 'src/lib/engine/gone.ts → src/lib/lab/desk.ts';
  expect(roomFaults(graph, { upward: [...up.slice(1), stale], cycles: circles })).toEqual([
    expect.stringContaining(home),
    `goes up: ${up[0]}`,
    `exception no longer needed: ${stale}`
  ]);
});

it('does not take text for an import', () => {
  expect(importsOf('a.ts', `const s = "import x from '../y'"; // import z from '../z'`)).toEqual([]);
});
