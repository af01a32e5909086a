import { expect, it } from 'vitest';
import { missingIn, packagesOf } from './notice.mjs';

it('finds packages by the paths of modules, nested ones and those of Windows too', () => {
  expect(
    packagesOf([
      '/lab/src/lib/a.ts',
      '/lab/node_modules/idb/build/index.js',
      '/lab/node_modules/@mlc-ai/web-llm/lib/index.js?worker',
      '/lab/node_modules/d3-scale/node_modules/d3-time/src/day.js',
      'C:\\lab\\node_modules\\@sveltejs\\kit\\src\\a.js',
      '\0virtual:x'
    ])
  ).toEqual(['@mlc-ai/web-llm', '@sveltejs/kit', 'd3-time', 'idb']);
});

it('takes a name for named only where it stands whole', () => {
  const notice = '- d3-scale 4.0.3 (ISC), @mlc-ai/web-llm (Apache-2.0), idb, convert.';
  expect(missingIn(notice, ['d3-scale', '@mlc-ai/web-llm', 'idb', 'convert'])).toEqual([]);
  expect(missingIn(notice, ['d3', 'web-llm', 'scale', 'd3-shape'])).toEqual([
    'd3',
    'web-llm',
    'scale',
    'd3-shape'
  ]);
});
