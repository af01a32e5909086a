import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runShelf } from '../lab/run-shelf.svelte';
import { questionSets } from '../lab/sets.svelte';
import { parseRunFile } from '../runs/file/read';
import type { RunFile } from '../runs/run';
import { removeKept } from './kept';
import { answersName, chapterName, draftsName } from './my-answers';
import { workshop } from './workshop.svelte';

const PREFIX = 'calibration-lab/workshop/';
const entries = new Map<string, string>();
const storage = {
  getItem: (key: string) => entries.get(key) ?? null,
  setItem: (key: string, value: string) => void entries.set(key, value),
  removeItem: (key: string) => void entries.delete(key),
  key: (at: number) => [...entries.keys()][at] ?? null,
  get length() {
    return entries.size;
  }
};
let page: EventTarget;
let end = () => {};

/** What another tab does: it keeps something, and this one hears of it. */
function elsewhere(name: string, value: unknown): void {
  entries.set(PREFIX + name, JSON.stringify(value));
  page.dispatchEvent(Object.assign(new Event('storage'), { key: PREFIX + name }));
}
const open = (query = '') => (end = workshop.open(new URLSearchParams(query)));

beforeEach(async () => {
  page = new EventTarget();
  entries.clear();
  vi.stubGlobal('localStorage', storage);
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  vi.stubGlobal('fetch', async (url: URL) => new Response(readFileSync(`static${url.pathname}`)));
  await questionSets.start('http://lab.invalid/', null);
});
afterEach(() => {
  end();
  removeKept(null, () => true);
  vi.unstubAllGlobals();
});

describe('the workshop', () => {
  it('draws anew when another tab names other questions, and never shows one round as another', async () => {
    open('seed=7');
    await vi.waitFor(() => expect(workshop.drawn?.round).toBe('workshop-40/7'));
    const { quiz } = workshop.drawn!;
    elsewhere('settings', { ...workshop.settings.value, seed: 12 });
    expect(workshop.round).toBe('workshop-40/12');
    expect(workshop.drawn).toBe(null);
    await vi.waitFor(() => expect(workshop.drawn?.round).toBe('workshop-40/12'));
    expect(workshop.drawn!.quiz.seed).toBe(12);
    expect(workshop.drawn!.quiz.questions).not.toEqual(quiz.questions);
  });

  it('holds what is done by round', () => {
    open('seed=7');
    workshop.finish('gaming');
    workshop.finish('gaming');
    expect(workshop.done).toEqual(['gaming']);
    elsewhere('settings', { ...workshop.settings.value, seed: 12 });
    expect(workshop.done).toEqual([]);
    workshop.finish('mend-it', 'workshop-40/7');
    expect(workshop.done).toEqual([]);
    elsewhere('settings', { ...workshop.settings.value, seed: 7 });
    expect(workshop.done).toEqual(['gaming', 'mend-it']);
  });

  it('forgets with a round’s answers what was drawn and bet on them, of that round only', () => {
    open('seed=7');
    const [here, there] = ['workshop-40/7', 'workshop-40/12'];
    for (const round of [here, there]) {
      for (const id of ['you-first', 'your-curve', 'the-model', 'gaming'] as const) {
        entries.set(PREFIX + chapterName(id, round), '{}');
        entries.set(PREFIX + draftsName(id, round), '{}');
        workshop.finish(id, round);
      }
      entries.set(PREFIX + answersName(round), '{}');
    }
    workshop.forgetAnswers(here);
    expect([...entries.keys()].filter((key) => key.endsWith(here))).toEqual([
      `${PREFIX}gaming/${here}`,
      `${PREFIX}drafts/gaming/${here}`
    ]);
    expect([...entries.keys()].filter((key) => key.endsWith(there))).toHaveLength(9);
    expect(workshop.done).toEqual(['gaming']);
  });

  it('starts afresh: what the teacher chose and the room’s codes stay, and other keys of the site', () => {
    open('seed=12');
    workshop.finish('gaming');
    elsewhere('room/codes', ['LABROOM1.A']);
    elsewhere('gaming/workshop-40/12', {});
    elsewhere('answers/world-facts/3', {});
    entries.set('other', '1');
    workshop.startAfresh();
    expect([...entries.keys()].toSorted()).toEqual([`${PREFIX}room/codes`, `${PREFIX}settings`, 'other']);
    expect(workshop.done).toEqual([]);
    expect(workshop.settings.value.seed).toBe(12);
  });

  it('shows what a teacher keeps back once, for every chapter and after a reload', () => {
    open('seed=7&hide=score,answers');
    expect(workshop.holds('score')).toBe(true);
    workshop.show('score');
    expect([workshop.holds('score'), workshop.holds('answers')]).toEqual([false, true]);
    end();
    open();
    expect([workshop.holds('score'), workshop.holds('answers')]).toEqual([false, true]);
  });

  it('takes this browser’s answers of the chosen model first, then others, and as usual the first there are', async () => {
    const file = parseRunFile(gunzipSync(readFileSync('static/workshop-run.json.gz')).toString());
    const ofModel = (modelId: string): RunFile => {
      const plan = { ...file.run.plan, modelId };
      return { ...file, run: { ...file.run, id: modelId, plan } };
    };
    const own = ['first', 'remote/x/second'].map(ofModel);
    vi.spyOn(runShelf, 'runs', 'get').mockReturnValue(
      own.map(({ run }) => ({ ...run, answered: 40 })) as never
    );
    vi.spyOn(runShelf, 'load').mockImplementation(async (id) => own.find(({ run }) => run.id === id) ?? null);
    const answering = async (query: string) => {
      end();
      open(query);
      await vi.waitFor(() => expect(workshop.drawn).not.toBe(null));
      return (await workshop.answersToRound(workshop.drawn!.quiz))?.file.run.id;
    };
    expect(await answering('seed=7&model=remote/x/second')).toBe('remote/x/second');
    expect(await answering('seed=7&model=remote/x/none')).toBe('first');
    expect(await answering('seed=7')).toBe('first');
    expect(workshop.model).toBe(null);
    vi.restoreAllMocks();
  });

  it('remembers the teacher’s choice and what is done from page to page where nothing may be stored', () => {
    vi.stubGlobal('localStorage', null);
    open('seed=12&chapters=gaming,mend-it');
    workshop.finish('gaming');
    end();
    open();
    expect(workshop.settings.value).toEqual({
      set: 'workshop-40',
      seed: 12,
      model: 'smollm2-135m',
      chapters: ['gaming', 'mend-it'],
      hide: []
    });
    expect(workshop.done).toEqual(['gaming']);
    workshop.startAfresh();
    expect(workshop.done).toEqual([]);
    expect(workshop.settings.value.seed).toBe(12);
  });
});
