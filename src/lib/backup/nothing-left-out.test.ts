import 'fake-indexeddb/auto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { keptNames, type KeptName } from '../lab/kept-text';
import { openDatabase } from '../store/database';

/** Where each store of the database stands in the file of everything. A new one must be put there, and named here. */
const stores: Record<string, 'sets/' | 'runs/' | 'column-mappings.json'> = {
  questionSets: 'sets/',
  questions: 'sets/',
  columnMappings: 'column-mappings.json',
  runs: 'runs/',
  answers: 'runs/',
  grades: 'runs/',
  groupings: 'runs/'
};

/** Where each small thing stands in it, or why it does not. */
const texts: Record<KeptName, string> = {
  variants: 'prompt-variants.json',
  paces: 'not in it: how fast this machine was; measured again with the next run',
  'own-runs': 'not in it: follows from the runs that are stored'
};

/** Files that keep something in the browser, and where that stands in it. */
const keepers: Record<string, string> = {
  'src/lib/store/database.ts': 'see above',
  'src/lib/lab/kept-text.ts': 'see above',
  'src/lib/workshop/kept.ts': 'workshop.json: all under its prefix',
  'src/lib/workshop/kept-value.svelte.ts': 'listens only',
  'src/lib/engine/files/remote-models.ts': 'models-by-address.json',
  'src/lib/engine/files/open-cache.ts': 'opens what others name',
  'src/lib/engine/files/cached-file.ts': 'not in it: files of models',
  'src/lib/engine/files/mlc-folder.ts': 'not in it: files of models',
  'src/service-worker.ts': 'not in it: the site itself',
  'src/site/whole-build.ts': 'not in it: the site itself'
};

/** Ways in which a browser keeps something for a site. */
const KEEPS =
  /\b(?:localStorage|sessionStorage|openDB|indexedDB|openCache|getDirectory|cookieStore|document\.cookie|showDirectoryPicker)\b|\bcaches\.|webllm\//;

it('every store of the database has a place in the file of everything', async () => {
  const db = await openDatabase('all-stores');
  expect([...db.objectStoreNames].sort()).toEqual(Object.keys(stores).sort());
  db.close();
});

it('so has every small thing that is kept', () => {
  expect([...keptNames].sort()).toEqual(Object.keys(texts).sort());
});

it('nothing else keeps anything in the browser', () => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((name) => `src/${name.replaceAll('\\', '/')}`)
    .filter((name) => /\.(?:ts|svelte|html)$/.test(name) && !/\.test\.ts$/.test(name));
  const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, '');
  const found = sources.filter((name) => KEEPS.test(withoutComments(readFileSync(name, 'utf8'))));
  expect(found.sort()).toEqual(found.filter((name) => Object.hasOwn(keepers, name)));
});
