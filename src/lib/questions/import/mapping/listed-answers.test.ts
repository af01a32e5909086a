import { describe, expect, it } from 'vitest';
import { importBytes } from '../../../../../tests/fixtures/import-bytes';
import { readLines } from '../../../../../tests/fixtures/read-lines';
import { jsonl } from '../../../../../tests/fixtures/shape-example';

const PLANETS = ['Mars', 'Venus', 'Jupiter', 'Saturn'];
const THINGS = ['iron', 'wood', 'salt', 'tin'];
const READ = ['Q? → Jupiter | Mars, Venus, Saturn', 'R? → iron | wood, salt, tin'];
const SEVERAL = 'left out: names more than one right option; the lab takes questions with one right option';
const ASKED = ['unrecognised'];

type Row = (question: string, options: string[], right: number) => object;
/** Two rows: the third of four options is right, then the first. */
const two = (row: Row) => jsonl(row('Q?', PLANETS, 2), row('R?', THINGS, 0));
const texts = (options: string[]) => options.map((text) => ({ text }));
const letter = (place: number) => 'ABCD'[place];

describe('a list of records called answers is one of options', () => {
  const KEYS = (
    'correct correctIndex correctAnswerIndex answerIdx answer_id correct_answer_index gold correctAnswer ' +
    'correctAnswers correct_answers correctId correctOptionId right_answer rightAnswers answerPos solution'
  ).split(' ');

  it.each(KEYS)('beside %s, a number, alone or in a list', async (key) => {
    expect(
      await readLines(two((question, own, right) => ({ question, answers: texts(own), [key]: right })))
    ).toEqual(READ);
    const listed = two((question, own, right) => ({ question, answers: texts(own), [key]: [right] }));
    expect(await readLines(listed)).toEqual(READ);
  });

  it.each<[string, Row]>([
    ['a letter', (question, own, right) => ({ question, answers: texts(own), correct: letter(right) })],
    ['a text', (question, own, right) => ({ question, answers: texts(own), correctAnswer: own[right] })],
    [
      'a text in a list',
      (question, own, right) => ({ question, answers: texts(own), correctAnswers: [own[right]] })
    ],
    [
      'an answer that is one of them',
      (question, own, right) => ({ question, answer: own[right], answers: texts(own) })
    ],
    [
      'a letter, each with its own',
      (question, own, right) => ({
        question,
        answers: own.map((text, i) => ({ letter: letter(i), text })),
        answer: letter(right)
      })
    ],
    ['texts in a record', (question, own, right) => ({ question, answers: { text: own }, correct: right })],
    [
      'values under labels',
      (question, own, right) => ({
        question,
        options: own.map((label, i) => ({ value: 'abcd'[i], label })),
        answer: 'abcd'[right]
      })
    ]
  ])('beside %s', async (_, row) => {
    expect(await readLines(two(row))).toEqual(READ);
  });

  it.each(['score', 'points', 'fraction', 'value', 'weight', 'percent', 'mark'])('with %s', async (grade) => {
    for (const [full, none] of [
      [1, 0],
      [10, 0],
      [100, 0],
      [true, false],
      ['100', '0'],
      ['true', 'false']
    ]) {
      const row: Row = (question, own, right) => ({
        question,
        answers: own.map((text, i) => ({ text, [grade]: i === right ? full : none }))
      });
      expect(await readLines(two(row))).toEqual(READ);
    }
  });

  it('with grades that give parts of the points, or all of them twice', async () => {
    const row = (question: string, fractions: number[]) => ({
      question,
      answers: fractions.map((fraction, i) => ({ text: THINGS[i], fraction }))
    });
    const content = jsonl(
      row('Q?', [0, 100, 0]),
      row('R?', [0.5, 0.5, 0]),
      row('S?', [100, 100, 0]),
      row('T?', [0, 50, 100])
    );
    expect(await readLines(content)).toEqual(
      [
        'Q? → wood | iron, salt',
        'left out: gives an option a part of the points; the lab knows only right and wrong',
        'left out: marks several options as right; the lab takes questions with one',
        'left out: gives an option a part of the points; the lab knows only right and wrong'
      ].toSorted((a, b) => Number(a.startsWith('left')) - Number(b.startsWith('left')))
    );
  });

  it('with letters and no key, which is asked about', async () => {
    const row: Row = (question, own) => ({
      question,
      answers: own.map((text, i) => ({ letter: letter(i), text }))
    });
    expect(await readLines(two(row))).toEqual(ASKED);
  });

  it.each<[string, object]>([
    ['places in a passage', { answers: { text: ['Lima', 'in Lima'], answer_start: [1, 4] }, label: 1 }],
    [
      'records with places',
      {
        answers: [
          { text: 'Lima', answer_start: 1 },
          { text: 'in Lima', answer_start: 4 }
        ]
      }
    ],
    ['texts and no key', { answers: [{ text: 'Lima' }, { text: 'in Lima' }] }]
  ])('but not SQuAD’s: %s', async (_, answers) => {
    const content = jsonl({ question: 'Q?', title: 'Peru', ...answers });
    expect((await importBytes('x', content)).files[0].recognised.shape).toBe('squad');
    expect(await readLines(content)).toEqual(['Q? → Lima, in Lima']);
  });
});

describe('an answer in a list of one is a key where options stand beside it', () => {
  it.each<[string, string, string[]]>([
    [
      'a number beside columns',
      'question,A,B,C,D,answer\nQ?,a,b,c,d,[0]\nR?,e,f,g,h,[3]\nS?,i,j,k,l,"[0, 2]"\n',
      ['Q? → a | b, c, d', 'R? → h | e, f, g', SEVERAL]
    ],
    [
      'a number that nothing shows how to read',
      'question,A,B,C,D,answer\nQ?,a,b,c,d,[1]\nR?,e,f,g,h,[3]\n',
      ['asked: [1]']
    ],
    ['a letter beside columns', "question,A,B,C,answer\nQ?,a,b,c,['B']\n", ['Q? → b | a, c']],
    ['numbered columns', jsonl({ question: 'Q?', option1: 'a', option2: 'b', answer: [2] }), ['Q? → b | a']],
    [
      'wrong answers',
      jsonl({ question: 'Q?', answer: ['Lima'], distractors: ['Cusco'] }),
      ['Q? → Lima | Cusco']
    ]
  ])('%s', async (_, content, expected) => {
    expect(await readLines(content)).toEqual(expected);
  });

  it.each(['variants', 'possible_answers', 'alternatives', 'answer_options', 'responses'])(
    '%s',
    async (name) => {
      for (const key of [(right: number) => [right], (right: number) => [letter(right)]]) {
        expect(
          await readLines(two((question, own, right) => ({ question, [name]: own, answer: key(right) })))
        ).toEqual(READ);
      }
    }
  );

  it.each(['items', 'content', 'choices_list', 'picks', 'mc'])(
    'a list called %s is asked about',
    async (name) => {
      for (const key of [
        (right: number) => [right],
        (right: number) => [letter(right)],
        (right: number) => [right, 3]
      ]) {
        const content = two((question, own, right) => ({ question, [name]: own, answer: key(right) }));
        expect(await readLines(content)).toEqual(ASKED);
      }
    }
  );

  it('accepted answers stay NQ-open’s, also beside lists of other things', async () => {
    const content = jsonl(
      { question: 'Q?', answer: ['1', 'one'] },
      { question: 'R?', answer: ['Rome'], docs: ['a b', 'c d'] }
    );
    expect(await readLines(content)).toEqual(['Q? → 1, one', 'R? → Rome']);
  });
});

describe('lists of right options', () => {
  it.each([
    'correctAnswers',
    'correct_answers',
    'correct',
    'correctIndices',
    'answer',
    'gold',
    'solution',
    'key',
    'rightAnswers'
  ])('%s', async (key) => {
    const row = (question: string, answers: string[], right: unknown) => ({
      question,
      answers,
      [key]: right
    });
    const all = jsonl(row('Q?', PLANETS, [2, 0]), row('R?', THINGS, [3, 1]));
    expect(await readLines(all)).toEqual([SEVERAL, SEVERAL]);
    const some = jsonl(row('Q?', PLANETS, [2, 0]), row('R?', THINGS, 3), row('S?', PLANETS, [0]));
    expect(await readLines(some)).toEqual([
      'R? → tin | iron, wood, salt',
      'S? → Mars | Venus, Jupiter, Saturn',
      SEVERAL
    ]);
  });

  it.each<[string, unknown, unknown]>([
    ['letters', ['A', 'C'], ['D']],
    ['texts', ['Mars', 'Venus'], ['tin']]
  ])('%s', async (_, several, one) => {
    const content = jsonl(
      { question: 'Q?', answers: PLANETS, correctAnswers: several },
      { question: 'R?', answers: THINGS, correctAnswers: one }
    );
    expect(await readLines(content)).toEqual(['R? → tin | iron, wood, salt', SEVERAL]);
  });

  it.each(['correct', 'correctIndex', 'key', 'label', 'gold'])(
    'a list called answer beside %s',
    async (key) => {
      expect(await readLines(two((question, answer, right) => ({ question, answer, [key]: right })))).toEqual(
        READ
      );
    }
  );
});

describe('an answer that is one of a list', () => {
  it.each(['answers', 'possible_answers', 'variants', 'responses'])('of options called %s', async (name) => {
    expect(
      await readLines(two((question, own, right) => ({ question, answer: own[right], [name]: own })))
    ).toEqual(READ);
  });

  it('is one of its names where it always goes first', async () => {
    const content = jsonl(
      { question: 'Q?', answer: 'Jupiter', answers: ['Jupiter', 'Jove'] },
      { question: 'R?', answer: 'iron', answers: ['iron', 'Fe'] }
    );
    expect(await readLines(content)).toEqual(['Q? → Jupiter', 'R? → iron']);
  });

  it('cannot be known where lists differ in length', async () => {
    const content = jsonl(
      { question: 'Q?', answer: 'wood', answers: ['iron', 'wood', 'salt'] },
      { question: 'R?', answer: 'Venus', answers: PLANETS }
    );
    expect(await readLines(content)).toEqual(ASKED);
  });
});

describe('options that share a cell called answers', () => {
  it.each([' / ', '/', ', ', ' or '])('are asked about where nobody can part them at "%s"', async (mark) => {
    for (const [key, first, second] of [
      ['correct', 2, 0],
      ['correct', 'C', 'A'],
      ['correct_index', 1, 2],
      ['answer_index', 1, 2]
    ]) {
      const content = `question,answers,${key}\nQ?,"${PLANETS.join(mark)}",${first}\nR?,"${THINGS.join(mark)}",${second}\n`;
      expect(await readLines(content)).toEqual(ASKED);
    }
  });
});
