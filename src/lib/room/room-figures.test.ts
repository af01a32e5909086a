import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { learner } from '../../../tests/fixtures/learners';
import expected from '../../../tests/oracles/room.json';
import { places, standing, type Place } from './place';
import { pool, type Person } from './pool';
import { roomCsv } from './room-csv';
import { roomEceInterval } from './room-ece';
import { roomFigures, roomRows } from './room-figures';
import { placeSentence, roomSentence } from './words';

const person = (seed: number, tooSure = 0.1, count = 20): Person => {
  const name = `person ${seed}`;
  return { name, answers: learner(name, seed, { tooSure, count }) };
};
const names = ['meanConfidence', 'accuracy', 'gap', 'brier', 'ece'] as const;

describe('figures of a room (tests/oracles/room.py: NumPy, SciPy)', () => {
  it.each(expected)('$seeds.length people, too sure by $tooSure', (room) => {
    const people = room.seeds.map((seed) => person(seed, room.tooSure, 20 - (seed % 3)));
    const figures = roomFigures(people, { resamples: room.resamples });
    for (const name of names) {
      const { value, interval }: { value: number; interval: number[] | null } = room.figures[name];
      expect(figures[name].value).toBeCloseTo(value, 12);
      // Closed forms, or the same draws: the same interval.
      interval?.forEach((end, i) => expect(figures[name].interval![i]).toBeCloseTo(end, 9));
    }
  });

  it('have an interval of the ECE without what chance adds, which reaches 0 in a calibrated room', () => {
    const people = Array.from({ length: 12 }, (_, i) => person(i + 1, 0));
    const { ece, bins } = roomFigures(people);
    const { confidences, correct, person: groups } = roomRows(people);
    expect(ece.interval).toEqual(roomEceInterval(confidences, correct, groups, bins, { seed: 0 }));
    expect(ece.interval![0]).toBe(0);
    expect(ece.interval![1]).toBeGreaterThan(0.05);
    expect(ece.value).toBeGreaterThan(0);
  });

  it('has people as what chance drew: the same answers told twice by each leave intervals as they are', () => {
    const people = Array.from({ length: 16 }, (_, i) => person(i + 1));
    const alike = people.map(({ name, answers }) => ({
      name,
      answers: {
        ...answers,
        answers: [1, 2].flatMap((copy) =>
          answers.answers.map((one) => ({ ...one, questionId: `${one.questionId}/${copy}` }))
        )
      }
    }));
    const [once, twice] = [roomFigures(people), roomFigures(alike)];
    for (const name of ['meanConfidence', 'brier'] as const) {
      expect(twice[name].interval![0]).toBeCloseTo(once[name].interval![0], 9);
      expect(twice[name].interval![1]).toBeCloseTo(once[name].interval![1], 9);
    }
  });

  it('of one person has no interval, of nobody no figure; a question left open is in none', () => {
    const one = roomFigures([person(1)]);
    expect(one.gap.interval).toBeNull();
    expect(roomSentence(one)).toMatch(/One person is not a room/);
    const none = roomFigures([]);
    expect(none).toMatchObject({ people: 0, answers: 0 });
    expect(none.accuracy.value).toBeNaN();
    expect(none.diagram.dots).toEqual([]);
    expect(roomSentence(none)).toBe('No answers yet.');
    const open = person(1);
    Object.assign(open.answers.answers[3], { choice: null, correct: false });
    expect(roomFigures([open])).toMatchObject({ answers: 19, open: 1 });
  });

  it('all right and all wrong leave a whisker that knows outcomes could have differed', () => {
    const sure = [1, 2, 3].map((seed) => person(seed));
    for (const { answers } of sure)
      for (const one of answers.answers) Object.assign(one, { confidence: 1, correct: true });
    const [dot] = roomFigures(sure).diagram.dots;
    expect(dot).toMatchObject({ count: 60, accuracy: 1 });
    expect(dot.accuracyInterval[0]).toBeLessThan(0.7);
    expect(dot.accuracyInterval[1]).toBe(1);
  });

  it('do not change with the order of the answers', () => {
    const people = [1, 2, 3, 4].map((seed) => person(seed));
    const turned = people.map(({ name, answers }) => ({
      name,
      answers: { ...answers, answers: answers.answers.toReversed() }
    }));
    const [a, b] = [roomFigures(people), roomFigures(turned)];
    for (const name of names) expect(b[name].value).toBeCloseTo(a[name].value, 12);
    expect(b.gap.interval![0]).toBeCloseTo(a.gap.interval![0], 12);
  });
});

describe('a pool', () => {
  const [ant, bee] = ['ant', 'bee'].map((name, i) => learner(name, i + 1));

  it('counts a code once, whoever brings it again', () => {
    const room = pool([ant, bee, structuredClone(ant), ant]);
    expect(room.people.map(({ name }) => name)).toEqual(['ant', 'bee']);
    expect(room.repeated).toBe(2);
    expect(room.namesTwice).toEqual([]);
  });

  it('asks who is meant by one nickname with two sets of answers', () => {
    const other = learner(' ANT ', 9);
    const codes = [ant, bee, other];
    const asked = pool(codes);
    expect(asked.namesTwice).toEqual([{ key: 'ant', name: 'ant', codes: 2, said: null }]);
    expect(asked.people.map(({ answers }) => answers)).toEqual([ant, bee]);
    expect(pool(codes, null, { ant: 'earlier' }).people.map(({ answers }) => answers)).toEqual([ant, bee]);
    expect(pool(codes, null, { ant: 'later' }).people.map(({ answers }) => answers)).toEqual([bee, other]);
    expect(pool(codes, null, { ant: 'both' }).people.map(({ name }) => name)).toEqual([
      'ant (1)',
      'bee',
      'ANT (2)'
    ]);
  });

  it('takes people without a nickname for different ones, and no name for a rule', () => {
    const unnamed = [learner('', 1), learner(' ', 2), learner('constructor', 3), learner('constructor', 4)];
    const room = pool(unnamed);
    expect(room.people.map(({ name }) => name)).toEqual(['Person 1', 'Person 2', 'constructor']);
    expect(room.namesTwice[0].said).toBeNull();
  });

  it('sets answers to other questions aside, and says why', () => {
    const foreign = learner('dog', 4, { set: 'world-facts', setHash: 'x' });
    const newer = learner('eel', 5, { setHash: 'y' });
    const codes = [foreign, ant, bee, newer];
    const room = pool(codes);
    expect(room.room).toMatchObject({ set: 'workshop-40', codes: 2 });
    expect(room.setAside.map(({ reason }) => reason)).toEqual([
      'answers to another question set, “world-facts”',
      'answers to another version of “workshop-40”: its questions differ from the room’s'
    ]);
    expect(pool(codes, 'x').people.map(({ name }) => name)).toEqual(['dog']);
    expect(pool(codes, 'unknown').room?.setHash).toBe(ant.setHash);
    expect(pool([])).toMatchObject({ room: null, people: [], sets: [] });
  });

  it('takes somebody who is named between two scans for one person', () => {
    const named = learner('red fox', 1);
    for (const codes of [
      [{ ...named, nickname: '' }, named],
      [named, { ...named, nickname: ' ' }]
    ]) {
      const room = pool(codes);
      expect(room.people.map(({ name }) => name)).toEqual(['red fox']);
      expect(room.repeated).toBe(1);
    }
  });

  it('asks about the same answers under several nicknames, unless so few may be alike by chance', () => {
    const copy = { ...ant, nickname: 'blue whale' };
    const codes = [ant, bee, copy];
    const asked = pool(codes);
    const [{ key, ...twice }] = asked.answersTwice;
    expect(twice).toEqual({ names: ['ant', 'blue whale'], said: null });
    const counting = (who?: 'earlier' | 'later' | 'both') =>
      pool(codes, null, who ? { [key]: who } : {}).people.map(({ name }) => name);
    expect(counting()).toEqual(['ant', 'bee']);
    expect(counting('earlier')).toEqual(['ant', 'bee']);
    expect(counting('later')).toEqual(['bee', 'blue whale']);
    expect(counting('both')).toEqual(['ant', 'bee', 'blue whale']);
    const few = learner('ant', 1, { count: 4 });
    expect(pool([few, { ...few, nickname: 'bee' }])).toMatchObject({ answersTwice: [] });
    expect(pool([few, { ...few, nickname: 'bee' }]).people).toHaveLength(2);
  });

  it('sets answers to other questions of the set aside', () => {
    const other = learner('grey goose', 4, { count: 19 });
    const room = pool([other, learner('a', 1), learner('b', 2)]);
    expect(room.people.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(room.setAside).toEqual([
      { answers: other, reason: 'answers to other questions of “workshop-40” (another seed?)' }
    ]);
  });

  it('sets answers aside that contradict the set', () => {
    const room = pool([ant, bee], null, {}, (answers) => (answers === bee ? 'no' : null));
    expect(room.people.map(({ name }) => name)).toEqual(['ant']);
    expect(room.setAside).toEqual([{ answers: bee, reason: 'no' }]);
  });

  it('loses nobody: every code is counted, repeated, asked about or set aside', () => {
    const anyCode = fc.tuple(fc.constantFrom('ant', 'Ant', 'bee', ''), fc.nat(3), fc.constantFrom('a', 'b'));
    fc.assert(
      fc.property(fc.array(anyCode, { maxLength: 12 }), (drawn) => {
        const codes = drawn.map(([name, seed, setHash]) => learner(name, seed, { setHash, count: 6 }));
        const room = pool(codes);
        const held =
          room.namesTwice.reduce((sum, { codes }) => sum + codes - 1, 0) +
          room.answersTwice.reduce((sum, { names }) => sum + names.length - 1, 0);
        expect(room.people.length + room.repeated + held + room.setAside.length).toBe(codes.length);
        expect(new Set(room.people.map(({ name }) => name)).size).toBe(room.people.length);
        const direct = room.people.flatMap(({ answers }) => answers.answers);
        const figures = roomFigures(room.people, { resamples: 20 });
        expect(figures.answers).toBe(direct.length);
        if (direct.length === 0) return;
        const right = direct.filter(({ correct }) => correct).length / direct.length;
        expect(figures.accuracy.value).toBeCloseTo(right, 12);
        expect(figures.diagram.dots.reduce((sum, { count }) => sum + count, 0)).toBe(direct.length);
      }),
      { numRuns: 60 }
    );
  });
});

describe('a person’s place', () => {
  const people = [1, 2, 3, 4, 5].map((seed) => person(seed, seed / 12));

  it('is a direct computation of one’s own answers', () => {
    for (const [i, place] of places(people).entries()) {
      const own = people[i].answers.answers;
      const sure = own.reduce((sum, { confidence }) => sum + confidence, 0) / own.length;
      const right = own.filter(({ correct }) => correct).length / own.length;
      expect(place.gap).toBeCloseTo(sure - right, 12);
      expect(place.gapInterval![0]).toBeLessThan(place.gap);
    }
  });

  it('counts those who are surer and less sure than is right', () => {
    const all = places(people);
    const sorted = [...all].sort((a, b) => a.gap - b.gap);
    expect(standing(all, sorted[0])).toMatchObject({ less: 0, more: 4 });
    expect(standing(all, sorted[4])).toMatchObject({ less: 4, more: 0 });
    const said = (places: Place[], one: Place) => placeSentence(one, standing(places, one)).split('. ')[1];
    expect(said(all, sorted[4])).toBe('Of the 4 others, 4 lie further towards too unsure.');
    expect(said(all, sorted[1])).toBe(
      'Of the 4 others, 3 lie further towards too sure and 1 lies further towards too unsure.'
    );
    const twin = { ...sorted[1], name: 'twin' };
    expect(said([...all, twin], sorted[1])).toMatch(/^Of the 5 others, .* and 1 lies in the same place\.$/);
    expect(said(sorted.slice(0, 2), sorted[0])).toBe('The one other lies further towards too sure.');
    expect(said([sorted[0]], sorted[0])).toBe(undefined);
    expect(places([{ name: 'x', answers: { ...people[0].answers, answers: [] } }])).toEqual([]);
  });
});

describe('the table of a room', () => {
  it('has a row an answer, and no cell that a spreadsheet would run', () => {
    const open = person(1);
    open.answers.nickname = '=1+1';
    Object.assign(open.answers.answers[0], { choice: null, correct: false });
    const lines = roomCsv([open, person(2)])
      .trim()
      .split('\r\n');
    expect(lines).toHaveLength(41);
    expect(lines[1]).toMatch(/^1,'=1\+1,workshop-40,[^,]+,workshop-01,,0\.\d+,$/);
    expect(lines[21]).toMatch(/^2,person 2,.*,[01]$/);
    expect(roomRows([open]).open).toBe(1);
  });
});
