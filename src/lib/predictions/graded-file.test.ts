import { describe, expect, it } from 'vitest';
import { openPredicted } from './open-predicted';
import type { ReadingChoices } from './predictions';
import { PredictionsError } from './predictions-error';
import { readPredictions } from './read-predictions';

const csv = (...lines: string[]) => lines.join('\n');
const read = (text: string, choices: ReadingChoices = {}) => readPredictions(text, 'f.csv', choices);
const refusal = (text: string, choices: ReadingChoices = {}): string => {
  try {
    read(text, choices);
  } catch (error) {
    if (error instanceof PredictionsError) return error.message;
    throw error;
  }
  throw new Error('it was read');
};

const capitals = csv(
  'question,answer,gold,confidence',
  'What is the capital of France?,Paris,Paris,0.9',
  'What is the capital of Austria?,It is Vienna.,Vienna,0.8',
  'What is the capital of Peru?,Cusco,Lima,0.7',
  "What is the capital of Chad?,I don't know,N'Djamena,0.2",
  'What is the capital of Brazil?,Brasilla,Brasilia,0.5'
);

describe('answers that are yet to be graded', () => {
  it('are graded by the lab’s rules, and the file says so, with what is unsure', () => {
    const { correct, confidences, notAttempted, notes, graded, columns, notUsed } = read(capitals);
    expect(correct).toEqual([1, 1, 0, 1]);
    expect(confidences).toEqual([0.9, 0.8, 0.7, 0.5]);
    expect(notAttempted).toBe(1);
    expect(notes[0]).toBe(
      'No column says which answers are right: 5 answers were graded by the lab’s own rules against "gold": 3 right, 1 wrong, 1 not attempted. By rule: exact 1, whole-word 1, no-match 1, refusal 1, typo 1.'
    );
    expect(notes[1]).toMatch(/^1 grade is unsure \(line 6\): a person should look there/);
    expect(graded!.map(({ answer }) => answer)).toEqual(['Paris', 'It is Vienna.', 'Cusco', 'Brasilla']);
    expect(graded![0]).toMatchObject({ question: 'What is the capital of France?', accepted: ['Paris'] });
    expect(columns).toContainEqual({ role: 'correct', column: 'graded by the lab' });
    expect(notUsed).toEqual([]);
  });

  it('in JSON Lines may have several right answers in a list', () => {
    const line = (answer: string, gold: unknown) =>
      JSON.stringify({ id: answer, response: answer, reference: gold, confidence: 0.5 });
    const { correct, notes, ids } = read(
      csv(line('Lutetia', ['Paris', 'Lutetia']), line('Rome', '["Roma"]'))
    );
    expect(correct).toEqual([1, 0]);
    expect(ids).toEqual(['Lutetia', 'Rome']);
    expect(notes.join(' ')).toContain('There is no column with the questions');
  });

  it('are left as they are where the file says what is right', () => {
    const { correct, graded, notes } = read(csv('answer,gold,correct,confidence', 'Paris,Paris,0,0.9'));
    expect(correct).toEqual([0]);
    expect(graded).toBeUndefined();
    expect(notes.join(' ')).toContain('Not used: answer, gold');
    const asked = { columns: { answer: 'answer', gold: 'gold' } };
    expect(read(csv('answer,gold,correct,confidence', 'Paris,Paris,0,0.9'), asked).correct).toEqual([1]);
  });

  it('are refused where which column is what cannot be known, until it is said', () => {
    const two = csv('question,answer,prediction,confidence', 'Capital of France?,Paris,Rome,0.9');
    expect(refusal(two)).toContain(
      'which of "prediction" and "answer" is the model’s answer and which is what is right cannot be known. Say so with --columns, as in --columns answer=prediction,gold=answer'
    );
    expect(read(two, { columns: { answer: 'prediction', gold: 'answer' } }).correct).toEqual([0]);
    expect(read(two, { columns: { answer: 'Prediction' } }).correct).toEqual([0]);
    expect(refusal(csv('answer,response,gold,confidence', 'a b,c d,a b,0.5'))).toContain('cannot be known');
    expect(refusal(csv('gold,reference,response,confidence', 'ab,cd,ab,0.5'))).toContain('cannot be known');
    expect(refusal(csv('question,answer,confidence', 'Capital?,Paris,0.5'))).toContain(
      'the column "correct" is missing'
    );
  });

  it('of yes and no, or of classes, are refused until it is said what a confidence is of', () => {
    const yesNo = csv('response,gold,confidence', 'yes,no,0.9', 'no,no,0.6');
    expect(refusal(yesNo)).toContain(
      'whether a confidence is of the answer given or of "yes" cannot be known'
    );
    expect(read(yesNo, { columns: { answer: 'response', gold: 'gold' } }).correct).toEqual([0, 1]);
    const truth = csv('answer,ground_truth,confidence', 'yes,no,0.9', 'no,no,0.6');
    expect(refusal(truth)).toContain('say --columns answer=answer,gold=ground_truth');
    const words = csv('answer,ground_truth,confidence', '"Yes, it is.",yes,0.9', '"No, it is not.",yes,0.6');
    expect(read(words).correct).toEqual([1, 0]);
    expect(refusal(csv('prediction,label,confidence', '1,1,0.9', '0,1,0.6'))).toContain('cannot be known');
  });

  it('against letters of options, or cells that may hold several answers, are refused', () => {
    expect(refusal(csv('response,gold,confidence', 'A because B is wrong,B,0.9'))).toContain(
      'which option is meant cannot be told'
    );
    expect(read(csv('response,gold,confidence', 'B,B,0.9', '(C),B,0.4')).correct).toEqual([1, 0]);
    const several = csv('response,gold,confidence', 'Lutetia,Paris | Lutetia,0.9');
    expect(refusal(several)).toContain('Say so with --split-answers "|"');
    expect(read(several, { splitAnswers: '|' }).correct).toEqual([1]);
    expect(read(several, { splitAnswers: 'none' }).graded![0].accepted).toEqual(['Paris | Lutetia']);
  });

  it('that cannot be graded are named, all at once', () => {
    const line = (response: unknown, gold: unknown) => JSON.stringify({ response, gold, confidence: 0.5 });
    const message = refusal(csv(line('a word', ''), line({ text: 'x' }, 'x'), line('', 'y z')));
    expect(message).toContain('line 1, gold: is empty; what is right must be known to grade an answer.');
    expect(message).toContain('line 2, response: {"text":"x"} is no text that could be graded.');
    expect(refusal(csv('response,gold,confidence', ',word,0.5'))).toContain('no rows with an answer');
    expect(refusal('response,gold,confidence')).toMatch(/no rows|missing|nothing/);
  });

  it('of one question several times keep its id; empty answers are not attempted', () => {
    const text = csv('id,response,gold,confidence', 'q,Paris,Paris,0.5', 'q,Rome,Paris,0.5', 'r,,Paris,0.5');
    expect(read(text)).toMatchObject({ ids: ['q', 'q'], correct: [1, 0], notAttempted: 1 });
  });

  it('of several models are rows of their own', async () => {
    const text = csv('id,model,answer,gold,confidence', 'q,small,Rome,Paris,0.9', 'q,large,Paris,Paris,0.4');
    const { rows } = await openPredicted(new Uint8Array(new TextEncoder().encode(text)), 'f.csv');
    expect(rows.map(({ arm, cells }) => [arm, cells.get('q')!.correct])).toEqual([
      ['small', 0],
      ['large', 1]
    ]);
  });

  it('of several arms are graded line by line, and become rows with their answers', async () => {
    const text = csv(
      'id,question,arm,response,gold,confidence',
      'q,Capital of France?,one,Paris,Paris,0.9',
      'q,Capital of France?,two,Rome,Paris,0.4'
    );
    const bytes = new Uint8Array(new TextEncoder().encode(text));
    const { rows, questions, notes } = await openPredicted(bytes, 'f.csv');
    expect(questions).toEqual([{ id: 'q', text: 'Capital of France?', group: null, accepted: ['Paris'] }]);
    expect(rows.map(({ arm, cells }) => [arm, cells.get('q')])).toEqual([
      ['one', { value: 0.9, correct: 1, answer: 'Paris', rule: 'exact' }],
      ['two', { value: 0.4, correct: 0, answer: 'Rome', rule: 'no-match' }]
    ]);
    expect(notes[0]).toContain('2 answers were graded');
  });
});
