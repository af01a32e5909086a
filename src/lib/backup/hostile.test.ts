import 'fake-indexeddb/auto';
import { TextReader, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyBrowser, everythingIn } from '../../../tests/fixtures/browser-home';
import { testFile } from '../../../tests/fixtures/run';
import { runFilePieces } from '../runs/file/write';
import { loadRun } from '../store/runs';
import { FORMAT, PATHS, VERSION } from './format';
import { isBackupFile, openBackup, type Home } from './open-backup';
import { LIMITS } from './read-zip';
import { takeArrivals } from './take-arrivals';

let home: Home;
beforeEach(async () => void (home = await emptyBrowser()));
afterEach(() => vi.unstubAllGlobals());

const heading = {
  format: FORMAT,
  version: VERSION,
  labVersion: '0.1.0',
  savedAt: '2026-05-06T07:08:09.000Z'
};
const set = { id: 'own', title: 'Own', questions: [{ id: 'a', text: 'A?', answers: ['yes'] }] };
const runText = (id: string) => {
  const { run, answers } = testFile(4);
  return [...runFilePieces({ run: { ...run, id }, answers })].join('');
};
/** The parts of a small file. */
const sound = (): [string, unknown][] => [
  [PATHS.heading, heading],
  ['sets/0001-own.json', set],
  ['runs/0001-run.json', runText('one')],
  [PATHS.contents, { items: [] }]
];
const textOf = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

async function zip(parts: readonly [string, unknown][], options = {}): Promise<Blob> {
  const chunks: BlobPart[] = [];
  const stream = new WritableStream<Uint8Array<ArrayBuffer>>({
    write: (chunk) => void chunks.push(chunk.slice())
  });
  const writer = new ZipWriter(stream, { keepOrder: true, ...options });
  for (const [path, value] of parts)
    await writer.add(
      path,
      value instanceof Uint8Array ? new Uint8ArrayReader(value) : new TextReader(textOf(value))
    );
  await writer.close();
  return new Blob(chunks);
}
/** What became of each thing of a file, and what was said beside it. */
async function brought(parts: readonly [string, unknown][] | Blob) {
  const { arrivals, notes } = await openBackup(parts instanceof Blob ? parts : await zip(parts), home);
  const taken = await takeArrivals(arrivals);
  expect(taken.map(({ fate }) => fate)).toEqual(arrivals.map(({ foreseen }) => foreseen.fate));
  return {
    said: taken.map(({ arrival, fate, why }) => `${arrival.title}: ${fate}${why ? ` (${why})` : ''}`),
    notes
  };
}
const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());
/** Where some bytes stand first. */
const placeOf = (bytes: Uint8Array, text: string) => Buffer.from(bytes).indexOf(text);

describe('a file as a whole is refused in words, and nothing changes', () => {
  it.each<[string, () => Promise<Blob>, RegExp]>([
    [
      'of a later version',
      () => zip([[PATHS.heading, { ...heading, version: 2, more: 1 }]]),
      /another version of the lab: its layout is 2/
    ],
    [
      'of no version',
      () => zip([[PATHS.heading, { ...heading, version: 'x' }]]),
      /heading is not as the lab/
    ],
    [
      'with a heading that is no JSON',
      () => zip([[PATHS.heading, '{']]),
      /heading cannot be read: it is not valid JSON/
    ],
    ['with a heading that is null', () => zip([[PATHS.heading, 'null']]), /heading is not as the lab/],
    ['without a heading', () => zip(sound().slice(1)), /not a file that the lab/],
    ['that is cut off', async () => (await zip(sound())).slice(0, 700), /cut off or damaged/],
    ['that is no zip', async () => new Blob(['PK, but not really']), /cut off or damaged/],
    ['that is empty', async () => new Blob([]), /cut off or damaged/],
    [
      'with too many parts',
      () =>
        zip([...sound(), ...Array.from({ length: 20_001 }, (_, i) => [`x${i}`, ''] as [string, string])], {
          level: 0
        }),
      /more than 20000 parts/
    ]
  ])('%s', async (_, make, words) => {
    const before = await everythingIn(home);
    await expect(openBackup(await make(), home)).rejects.toThrow(words);
    expect(await everythingIn(home)).toEqual(before);
  });

  it('that unpacks to far more than its size', async () => {
    const zeros = new Uint8Array(LIMITS.unpackedAtLeast + 1);
    const bomb = await zip([...sound(), ['sets/0002-bomb.json', zeros]]);
    expect(bomb.size).toBeLessThan(200_000);
    await expect(openBackup(bomb, home)).rejects.toThrow(/would unpack to more than 64 MiB/);
  });

  it('that says less than it unpacks to: the part is left out when it is longer than it says', async () => {
    const bytes = await bytesOf(await zip([...sound(), ['sets/0002-bomb.json', `"${' '.repeat(3e6)}"`]]));
    const view = new DataView(bytes.buffer);
    // Its size in the directory, which is what is believed.
    const directory = Buffer.from(bytes).lastIndexOf('sets/0002-bomb.json') - 46;
    expect(view.getUint32(directory + 24, true)).toBe(3_000_002);
    view.setUint32(directory + 24, 100, true);
    const { said } = await brought(new Blob([bytes]));
    expect(said).toContainEqual(expect.stringMatching(/0002-bomb\.json: left-out .*it is damaged/));
    expect(said).toContain('Own: new');
  });

  it('whose parts lie over one another', async () => {
    const bytes = await bytesOf(await zip(sound()));
    const view = new DataView(bytes.buffer);
    const directory = Buffer.from(bytes).lastIndexOf('runs/0001-run.json') - 46;
    view.setUint32(directory + 20, bytes.length, true);
    await expect(openBackup(new Blob([bytes]), home)).rejects.toThrow(/overlap|damaged/);
  });
});

describe('what is damaged is named, and the others come in', () => {
  it.each<[string, [string, unknown][], RegExp]>([
    [
      'a run that is cut off',
      [['runs/0002-x.json', runText('two').slice(0, -400)]],
      /runs\/0002-x\.json cannot be read: (?:The file ends too early|This is not valid JSON)/
    ],
    ['a run that is none', [['runs/0002-x.json', '{}']], /0002-x.*this is not a run of the lab/],
    [
      'a run of a later version',
      [['runs/0002-x.json', runText('two').replace('"version":2', '"version":99')]],
      /version: is 99/
    ],
    [
      'a run with faults',
      [['runs/0002-x.json', runText('two').replace('"seed":7', '"seed":"7"')]],
      /run\.plan\.seed: is not a number/
    ],
    [
      'a set without answers',
      [['sets/0002-x.json', { ...set, questions: [{ id: 'a', text: 'A?', answers: [] }] }]],
      /question 1, answers: needs at least one/
    ],
    [
      'a set with an id twice',
      [['sets/0002-x.json', { ...set, questions: [...set.questions, ...set.questions] }]],
      /also the id of question 1/
    ],
    [
      'a set that is no JSON',
      [['sets/0002-x.json', '{"id":']],
      /sets\/0002-x\.json cannot be read: it is not valid JSON/
    ],
    [
      'mappings that are none',
      [[PATHS.mappings, { sig: { question: 1 } }]],
      /How columns are read: sig: left-out/
    ],
    ['mappings that are a list', [[PATHS.mappings, '3']], /it is not a record/],
    [
      'variants that are none',
      [[PATHS.variants, [{ id: 'x', prompts: null }, 7]]],
      /x: left-out \(it is not a wording/
    ],
    [
      'a variant with prompts that are no texts',
      [
        [PATHS.variants, [{ id: 'x', method: 'direct', form: 'chat', prompts: { question: 1 }, options: {} }]]
      ],
      /x: left-out/
    ],
    [
      'an address that is none',
      [[PATHS.models, [{ gguf: 'javascript:alert(1)' }]]],
      /left-out .*not a web address/
    ],
    [
      'an address with more in it',
      [[PATHS.models, [{ gguf: 'https://a.example/x.gguf', run: 1 }]]],
      /not the address of a model/
    ],
    [
      'a text of the workshop that is damaged',
      [[PATHS.workshop, { 'you-first/x': '{"said"' }]],
      /You first · x: left-out/
    ],
    ['a workshop that is none', [[PATHS.workshop, { settings: { a: 1 } }]], /Workshop: left-out/],
    [
      'a contents list that names what is missing',
      [[PATHS.contents, { items: [{ path: 'runs/0009-z.json', title: 'Lost' }] }]],
      /Lost: left-out \(runs\/0009-z\.json is missing/
    ]
  ])('%s', async (_, parts, words) => {
    const { said } = await brought([...sound().filter(([path]) => path !== parts[0][0]), ...parts]);
    expect(said.join('\n')).toMatch(words);
    expect(said).toContain('Own: new');
    expect(said.filter((each) => each.includes(': new'))).toHaveLength(2);
    expect((await home.store.use((db) => loadRun(db, 'one')))!.answers).toHaveLength(4);
  });

  it('bytes that were changed on the way: only that part is left out', async () => {
    const bytes = await bytesOf(await zip(sound()));
    bytes[placeOf(bytes, 'runs/0001-run.json') + 600] ^= 0xff;
    const { said } = await brought(new Blob([bytes]));
    expect(said).toEqual([
      'runs/0001-run.json: left-out (runs/0001-run.json cannot be read: it is damaged (Invalid CRC32))',
      'Own: new'
    ]);
  });

  it('a part that is protected with a password', async () => {
    const chunks: BlobPart[] = [];
    const writer = new ZipWriter(
      new WritableStream<Uint8Array<ArrayBuffer>>({ write: (chunk) => void chunks.push(chunk.slice()) }),
      { keepOrder: true }
    );
    for (const [path, value] of sound())
      await writer.add(
        path,
        new TextReader(textOf(value)),
        path.startsWith('runs') ? { password: 'x', zipCrypto: true } : {}
      );
    await writer.close();
    const { said } = await brought(new Blob(chunks));
    expect(said[0]).toMatch(/left-out .*protected with a password/);
    expect(said[1]).toBe('Own: new');
  });

  it('a list of contents that is damaged is said, and all is read by its place', async () => {
    const { said, notes } = await brought([...sound().slice(0, 3), [PATHS.contents, '[']]);
    expect(said).toHaveLength(2);
    expect(notes).toEqual([expect.stringMatching(/list of contents cannot be read/)]);
  });

  it('what is not known is named, what an operating system adds is not, and no name leads anywhere', async () => {
    const { said, notes } = await brought([
      ...sound(),
      ['../../evil.json', '{}'],
      ['sets/__proto__', '{}'],
      ['__MACOSX/._x', 'x'],
      ['.DS_Store', 'x'],
      ['drawings/1.json', '{}']
    ]);
    expect(said).toHaveLength(2);
    expect(notes.map((note) => note.split(' ')[0]).sort()).toEqual([
      '../../evil.json',
      'drawings/1.json',
      'sets/__proto__'
    ]);
  });

  it('a path that is there twice counts once', async () => {
    const file = await zip([...sound(), ['sets/0001-two.json', { ...set, title: 'Other' }]]);
    const renamed = Buffer.from(await bytesOf(file))
      .toString('latin1')
      .replaceAll('0001-two', '0001-own');
    const { said, notes } = await brought(new Blob([Buffer.from(renamed, 'latin1')]));
    expect(said).toContain('Own: new');
    expect(said).toHaveLength(2);
    expect(notes).toEqual([expect.stringMatching(/twice/)]);
  });
});

it('is known when it was unpacked and packed again in another order and a folder', async () => {
  const folder = sound()
    .toReversed()
    .map(([path, value]): [string, unknown] => [`my backup/${path}`, value]);
  const file = await zip([['__MACOSX/my backup/._calibration-lab.json', 'x'], ...folder]);
  expect(await isBackupFile(file)).toBe(true);
  expect((await brought(file)).said).toHaveLength(2);
});

it('is told from other files: runs, sets, archives of questions, empty ones', async () => {
  const others = [
    new Blob([runText('x')]),
    new Blob([JSON.stringify(set)]),
    await zip([['questions.csv', 'a,b']]),
    new Blob(['PK']),
    new Blob([])
  ];
  for (const other of others) expect(await isBackupFile(other)).toBe(false);
});

it('ids that mean something to the lab, or to JavaScript, harm nothing', async () => {
  const ids = ['recorded', 'world-facts', '__proto__', 'constructor', '../x', ' '];
  const parts: [string, unknown][] = ids.flatMap((id, i): [string, unknown][] => [
    [`sets/${i}.json`, { ...set, id: id.trim() || 'x y', title: `Set ${i}` }],
    [`runs/${i}.json`, runText(id)]
  ]);
  const file = await zip([[PATHS.heading, heading], ...parts]);
  const first = await brought(file);
  expect(first.said.filter((each) => /: (?:new|both)/.test(each))).toHaveLength(2 * ids.length);
  const again = await brought(file);
  expect(again.said.every((each) => each.endsWith(': same'))).toBe(true);
  await home.store.use(async (db) => {
    expect(await db.getAllKeys('runs')).not.toContain('recorded');
    expect(await db.getAllKeys('questionSets')).not.toContain('world-facts');
  });
});

it('any bytes changed anywhere: it is refused in words, or what comes in is as it was saved', async () => {
  const whole = await bytesOf(await zip(sound()));
  const { answers } = testFile(4);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 })), {
        minLength: 1,
        maxLength: 4
      }),
      async (flips) => {
        home = await emptyBrowser();
        const bytes = whole.slice();
        for (const [at, by] of flips) bytes[at] ^= by;
        try {
          const { arrivals } = await openBackup(new Blob([bytes]), home);
          await takeArrivals(arrivals);
        } catch (error) {
          expect((error as Error).name).toBe('BackupError');
        }
        await home.store.use(async (db) => {
          for (const { id, title } of await db.getAll('questionSets'))
            expect({ id, title }).toEqual({ id: 'own', title: 'Own' });
          for (const id of await db.getAllKeys('runs'))
            expect((await loadRun(db, id))!.answers).toEqual(answers);
        });
      }
    ),
    { numRuns: 150 }
  );
});
