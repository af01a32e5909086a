import 'fake-indexeddb/auto';
import { afterEach, expect, it, vi } from 'vitest';
import { askedFile } from '../../../tests/fixtures/asked-run';
import { emptyBrowser, everythingIn, SITE } from '../../../tests/fixtures/browser-home';
import { testFile } from '../../../tests/fixtures/run';
import { addressOf, remoteModels } from '../engine/files/remote-models';
import { usualArm } from '../methods/define-method';
import { methodOf } from '../methods/registry';
import type { ColumnMapping } from '../questions/import/import-result';
import { parseQuestionSet } from '../questions/schema';
import { readRunFile } from '../runs/file/read';
import { overruleKey, type RunFile } from '../runs/run';
import { storeMappings } from '../store/column-mappings';
import { addRun, changeGrades, listRuns, loadRun, removeRun } from '../store/runs';
import { listSets, loadSet } from '../store/question-sets';
import { allKept } from '../workshop/kept';
import { estimateStock } from './estimate';
import { PATHS } from './format';
import { isBackupFile, openBackup, type Home } from './open-backup';
import { zipParts } from './read-zip';
import { takeArrivals, takeBack } from './take-arrivals';
import { writeBackup } from './write-backup';

afterEach(() => vi.unstubAllGlobals());

const mapping: ColumnMapping = {
  hasHeader: true,
  question: 'Frage',
  answers: [],
  distractors: [],
  options: ['A', 'B'],
  gold: { column: 'Lösung', kind: 'letter' },
  id: null,
  group: null,
  popularity: null,
  separator: 'none'
};
const arm = (id: string, question: string) => {
  const usual = usualArm(methodOf('direct'), 'chat', id);
  return { ...usual, prompts: { ...usual.prompts, question } };
};
const person = { grade: 'right', rule: 'person' } as const;

/** A run of every method, with a grade and a grouping of a person's own. */
async function askedRun(): Promise<RunFile> {
  const file = await askedFile(3);
  for (const { questionId, traces } of file.answers)
    for (const { armId, evidence } of traces) {
      const drawn = evidence.find((each) => each.kind === 'samples');
      if (!drawn || file.run.regrouped) continue;
      file.run.regrouped = {
        [overruleKey(questionId, armId)]: { clusters: drawn.clusters.map(() => 0), greedy: null }
      };
    }
  file.run.overrules = { [overruleKey('q0', 'direct')]: person };
  return file;
}

/** A browser in which something of every kind is kept. */
async function fullBrowser(): Promise<Home> {
  const home = await emptyBrowser();
  const { sets, store, storage } = home;
  await sets.keep({ title: 'Mine, “quoted”', licence: 'CC0-1.0' }, [
    { id: 'a', text: ' Spaces around? ', answers: ['=1+1', 'zwei'], distractors: ['3'], group: 'sums' },
    {
      id: '__proto__',
      text: 'Two\nlines, 日本?',
      answers: ['yes'],
      distractors: ['x', 'both'],
      distractorOrigins: ['hand', 'model'],
      fixedAnswerIndex: 1,
      popularity: 0.25
    }
  ]);
  await sets.keep({ title: 'Empty' }, []);
  const { id } = await sets.keep({ title: 'Gone' }, [{ id: 'a', text: 'Gone?', answers: ['yes'] }]);
  await sets.remove(id);
  const half = testFile(12, 8);
  await store.use(async (db) => {
    await storeMappings(db, { 'csv:Frage,A,B,Lösung': mapping });
    await addRun(db, await askedRun());
    await addRun(db, {
      run: { ...half.run, id: 'half', state: 'paused' },
      answers: half.answers.slice(0, 5)
    });
    await addRun(db, { ...half, run: { ...half.run, id: 'removed' } });
    await removeRun(db, 'removed');
  });
  home.variants.save(arm('Short', 'Briefly: {question}'));
  home.variants.bring(arm('Broken', 'There is no placeholder.'));
  await home.models.addRemote({ gguf: 'https://hub.example/a/b%20c.gguf' }, SITE);
  await home.models.addRemote(
    { folder: 'https://hub.example/mlc', library: 'https://hub.example/x.wasm' },
    SITE
  );
  storage!.setItem('calibration-lab/workshop/done-by-round', '{"world-facts/7":["you-first"]}');
  storage!.setItem('calibration-lab/workshop/answers/world-facts/7', '{"a":[1,2,{"b":"ü"}]}');
  storage!.setItem('calibration-lab/workshop/mend-it/x/unreadable', '{"cut');
  storage!.setItem('somebody-elses', 'x');
  return home;
}

async function saved(home: Home, unstored: RunFile[] = []): Promise<Blob> {
  const given = {
    unstored,
    variants: home.variants.everything,
    models: (await remoteModels()).map((entry) => addressOf(entry)!),
    workshop: Object.fromEntries(allKept(home.storage))
  };
  const about = { labVersion: '0.1.0', savedAt: '2026-05-06T07:08:09.000Z' };
  return home.store.use((db) => writeBackup(db, given, about));
}

async function broughtTo(home: Home, file: Blob) {
  const opened = await openBackup(file, home);
  const taken = await takeArrivals(opened.arrivals);
  return { opened, taken };
}
const fates = (all: readonly { fate: string }[]) => [...new Set(all.map(({ fate }) => fate))];

it('brings everything back into an empty browser, equal to the last record; again it is all here', async () => {
  const home = await fullBrowser();
  const before = await everythingIn(home);
  const file = await saved(home);
  expect(await isBackupFile(file)).toBe(true);

  const empty = await emptyBrowser();
  const { opened, taken } = await broughtTo(empty, file);
  expect(opened.notes).toEqual([]);
  expect(opened.heading).toMatchObject({ labVersion: '0.1.0', savedAt: '2026-05-06T07:08:09.000Z' });
  expect(fates(opened.arrivals.map(({ foreseen }) => foreseen))).toEqual(['new']);
  expect(fates(taken)).toEqual(['new']);
  const after = await everythingIn(empty);
  const own = ({ texts }: typeof before) =>
    texts.filter(([key]) => key!.startsWith('calibration-lab/') && !key!.endsWith('own-runs'));
  expect(own(after)).toEqual(own(before));
  expect(after.models).toEqual(before.models);
  expect(after.records).toEqual(before.records);

  const again = await broughtTo(empty, file);
  expect(fates(again.opened.arrivals.map(({ foreseen }) => foreseen))).toEqual(['same']);
  expect(fates(again.taken)).toEqual(['same']);
  expect(again.taken.every(({ undo }) => undo === null)).toBe(true);
  expect(await everythingIn(empty)).toEqual(after);
  // What is saved of it is the same too, but for its times.
  const names = async (blob: Blob) => (await zipParts(blob)).map(({ path, unpacked }) => [path, unpacked]);
  expect(await names(await saved(empty))).toEqual(await names(file));
});

it('takes back what came in, and nothing else', async () => {
  const file = await saved(await fullBrowser());
  const home = await emptyBrowser();
  home.variants.save(arm('Own', 'Own: {question}'));
  home.storage!.setItem('calibration-lab/workshop/done-by-round', '{"world-facts/7":["gaming"]}');
  const before = await everythingIn(home);
  const { taken } = await broughtTo(home, file);
  expect(home.storage!.getItem('calibration-lab/workshop/done-by-round')).toBe(
    '{"world-facts/7":["gaming","you-first"]}'
  );
  expect(await takeBack(taken)).toEqual([]);
  const after = await everythingIn(home);
  expect(after.texts.filter(([key]) => !key!.endsWith('own-runs'))).toEqual(before.texts);
  expect(after.models).toEqual([]);
  expect(after.records.columnMappings).toEqual([]);
  await home.store.use(async (db) => {
    // Runs and sets can be put back, as after any other removal.
    expect((await listRuns(db)).ready).toEqual([]);
    expect((await listRuns(db)).removed.map(({ id }) => id)).toEqual(['half', 'asked']);
    expect((await listSets(db)).ready).toEqual([]);
  });
  const again = await broughtTo(home, file);
  expect(fates(again.taken).sort()).toEqual(['joined', 'new', 'put-back']);
});

it('keeps what is here: joined, beside it, or as it is', async () => {
  const file = await saved(await fullBrowser());
  const home = await emptyBrowser();
  const asked = await askedRun();
  asked.run.overrules = { [overruleKey('q0', 'direct')]: { grade: 'wrong', rule: 'person' } };
  asked.answers = asked.answers.slice(0, 1);
  delete asked.run.regrouped;
  const other = testFile(12, 9);
  await home.store.use(async (db) => {
    await addRun(db, asked);
    await addRun(db, { ...other, run: { ...other.run, id: 'half' } });
    await storeMappings(db, { 'csv:Frage,A,B,Lösung': { ...mapping, group: 'Thema' } });
  });
  await home.sets.keep({ title: 'Mine, “quoted”' }, [{ id: 'z', text: 'Other?', answers: ['yes'] }]);
  home.variants.save(arm('Short', 'Otherwise: {question}'));
  home.storage!.setItem('calibration-lab/workshop/answers/world-facts/7', '{"mine":1}');
  const { opened, taken } = await broughtTo(home, file);
  const byTitle = Object.fromEntries(
    taken.map(({ arrival, fate }) => [`${arrival.kind} ${arrival.title}`, fate])
  );
  expect(byTitle).toMatchObject({
    'set Mine, “quoted”': 'both',
    'set Empty': 'new',
    'variants Short': 'both',
    'workshop Your answers · world-facts/7': 'stays'
  });
  expect(opened.arrivals.map(({ foreseen }) => foreseen.fate)).toEqual(taken.map(({ fate }) => fate));
  expect(
    taken
      .filter(({ arrival }) => arrival.kind === 'run')
      .map(({ fate }) => fate)
      .sort()
  ).toEqual(['both', 'joined', 'new']);
  expect(taken.find(({ arrival }) => arrival.kind === 'mappings')).toMatchObject({ fate: 'stays' });
  await home.store.use(async (db) => {
    const joined = (await loadRun(db, 'asked'))!;
    expect(joined.answers).toHaveLength(3);
    expect(joined.run.overrules[overruleKey('q0', 'direct')].grade).toBe('wrong');
    expect((await loadSet(db, 'mine-quoted'))!.questions).toHaveLength(1);
    expect((await loadSet(db, 'mine-quoted-2'))!.questions).toHaveLength(2);
    expect((await loadRun(db, 'half-2'))!.answers).toHaveLength(5);
  });
  expect(home.variants.all.map(({ id }) => id)).toEqual(['Short', 'Short 2']);
  // The second time, what was kept beside is known.
  const again = await broughtTo(home, file);
  expect(fates(again.taken).sort()).toEqual(['same', 'stays']);
  expect(again.taken.every(({ undo }) => undo === null)).toBe(true);
});

it('what a person does with what came in stays when it is taken back', async () => {
  const file = await saved(await fullBrowser());
  const home = await emptyBrowser();
  const asked = await askedRun();
  asked.run.overrules = {};
  await home.store.use((db) => addRun(db, asked));
  const { taken } = await broughtTo(home, file);
  const key = overruleKey('q0', 'direct');
  await home.store.use((db) => changeGrades(db, 'asked', [[key, { grade: 'unparsed', rule: 'person' }]]));
  home.variants.save(arm('Short', 'Changed: {question}'), 'Short');
  home.storage!.setItem('calibration-lab/workshop/answers/world-facts/7', '{"later":1}');
  await takeBack(taken);
  const run = await home.store.use((db) => loadRun(db, 'asked'));
  expect(run!.run.overrules[key].grade).toBe('unparsed');
  expect(home.variants.all.map(({ id }) => id)).toEqual(['Short']);
  expect(home.storage!.getItem('calibration-lab/workshop/answers/world-facts/7')).toBe('{"later":1}');
});

it('saves what is on the screen and not stored, and what cannot be shown as it is stored', async () => {
  const home = await fullBrowser();
  const waiting = testFile(3, 4);
  waiting.run.id = 'waiting';
  await home.store.use(async (db) => {
    const record = (await db.get('runs', 'half'))!;
    await db.put('runs', { ...record, plan: { ...record.plan, arms: [] } });
  });
  const file = await saved(home, [waiting]);
  const parts = await zipParts(file);
  const raw = parts.find(({ path }) => path.startsWith(PATHS.asStored))!;
  expect(JSON.parse(await (await raw.read(1e9)).text())).toMatchObject({ run: { id: 'half' } });
  const empty = await emptyBrowser();
  const { taken } = await broughtTo(empty, file);
  expect(taken.find(({ arrival }) => arrival.kind === 'as-stored')).toMatchObject({
    fate: 'left-out',
    why: expect.stringMatching(/run\.plan\.arms/)
  });
  expect((await empty.store.use((db) => loadRun(db, 'waiting')))!.answers).toEqual(waiting.answers);
});

it('the runs and sets in it are ordinary files', async () => {
  const home = await fullBrowser();
  const parts = await zipParts(await saved(home));
  const run = parts.find(({ path }) => path.startsWith(`${PATHS.runs}0001-`))!;
  expect(await readRunFile(await run.read(1e9))).toEqual(await home.store.use((db) => loadRun(db, 'asked')));
  const set = parts.find(({ path }) => path.endsWith('-gone.json'))!;
  expect(parseQuestionSet(JSON.parse(await (await set.read(1e6)).text()))).toMatchObject({
    id: 'gone',
    questions: [{ text: 'Gone?' }]
  });
});

it('estimates the size of the file', async () => {
  const home = await fullBrowser();
  const big = testFile(400, 3);
  await home.store.use((db) => addRun(db, { ...big, run: { ...big.run, id: 'big' } }));
  const stock = await home.store.use((db) => estimateStock(db, []));
  const { size } = await saved(home);
  expect(stock).toMatchObject({ sets: 3, questions: 3, runs: 4, answers: 420, grades: 2, mappings: 1 });
  expect(stock.bytes / size).toBeGreaterThan(0.5);
  expect(stock.bytes / size).toBeLessThan(2);
});

it('counts what is on the screen and not stored, once', async () => {
  const home = await fullBrowser();
  const stored = await home.store.use((db) => estimateStock(db, []));
  const [waiting, half] = [testFile(30, 4), testFile(12, 8)];
  waiting.run.id = 'waiting';
  half.run.id = 'half';
  const stock = await home.store.use((db) => estimateStock(db, [waiting, half]));
  // Of the half run five answers are stored, and twelve are on the screen.
  expect(stock).toMatchObject({ runs: stored.runs + 1, answers: stored.answers + 30 + 12 - 5 });
  const [small, large] = [await saved(home), await saved(home, [waiting, half])];
  const ratio = (stock.bytes - stored.bytes) / (large.size - small.size);
  expect(ratio).toBeGreaterThan(0.5);
  expect(ratio).toBeLessThan(2);
});

it('tells how far saving is: never less than before, to the end', async () => {
  const home = await fullBrowser();
  const told: number[] = [];
  const about = {
    labVersion: '0.1.0',
    savedAt: '2026-05-06T07:08:09.000Z',
    onProgress: ({ fraction }: { fraction: number }) => told.push(fraction)
  };
  const given = { unstored: [], variants: [], models: [], workshop: {} };
  await home.store.use((db) => writeBackup(db, given, about));
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  expect(told.at(-1)).toBe(1);
  expect(told.length).toBeGreaterThan(15);
});

it('stops where it is told to; what is in stays, and can be taken back', async () => {
  const file = await saved(await fullBrowser());
  const home = await emptyBrowser();
  const { arrivals } = await openBackup(file, home);
  const controller = new AbortController();
  const taken = await takeArrivals(arrivals, {
    signal: controller.signal,
    onProgress: (done) => {
      if (done === 4) controller.abort();
    }
  });
  expect(taken).toHaveLength(4);
  expect(fates(taken)).toEqual(['new']);
  const rest = await broughtTo(home, file);
  expect(rest.taken.slice(0, 4).map(({ fate }) => fate)).toEqual(['same', 'same', 'same', 'same']);
  expect(fates(rest.taken.slice(4))).toEqual(['new']);
  controller.abort();
  await expect(openBackup(file, home, { signal: controller.signal })).rejects.toThrow(/abort/i);
});
