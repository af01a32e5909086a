import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseQuestionSet } from '../questions/schema';
import type { QuestionSet } from '../questions/question';
import { drawQuiz } from './quiz';
import { RoundDrawing, roundOf } from './round-drawing.svelte';

const set = parseQuestionSet(JSON.parse(readFileSync('static/question-sets/workshop-40.json', 'utf8')));

/** A drawing whose sets come when the test says so, in the order asked. */
function slow() {
  const asked: { give: (set: QuestionSet) => void; refuse: (error: Error) => void }[] = [];
  const drawing = new RoundDrawing(() => new Promise((give, refuse) => asked.push({ give, refuse })));
  return { asked, drawing };
}
const first = { set: set.id, seed: 7 };
const second = { set: set.id, seed: 12 };

describe('the questions of a round', () => {
  it('come with the round they are of', async () => {
    const drawing = new RoundDrawing(async () => set);
    await drawing.draw(first);
    expect(drawing.drawn).toEqual({ round: roundOf(first), quiz: drawQuiz(set, 7) });
    await drawing.draw(second);
    expect(drawing.drawn).toEqual({ round: roundOf(second), quiz: drawQuiz(set, 12) });
    expect(drawing.drawn!.quiz.questions).not.toEqual(drawQuiz(set, 7).questions);
  });

  it('are those asked for last, whichever set is read first; in between there are none', async () => {
    for (const order of [
      [0, 1],
      [1, 0]
    ]) {
      const { asked, drawing } = slow();
      const both = [drawing.draw(first), drawing.draw(second)];
      for (const at of order) asked[at].give(set);
      await Promise.all(both);
      expect(drawing.drawn?.round).toBe(roundOf(second));
      expect(drawing.drawn?.quiz.seed).toBe(12);
      const again = drawing.draw(first);
      expect(drawing.drawn).toBe(null);
      asked[2].give(set);
      await again;
      expect(drawing.drawn?.quiz.seed).toBe(7);
    }
  });

  it('are drawn once where the same round is asked for again', async () => {
    const { asked, drawing } = slow();
    const drawn = drawing.draw(first);
    await drawing.draw({ ...first });
    asked[0].give(set);
    await drawn;
    const before = drawing.drawn;
    await drawing.draw({ ...first });
    expect(asked).toHaveLength(1);
    expect(drawing.drawn).toBe(before);
  });

  it('are missing with a reason, and tried again; a late fault of another round is no fault of this one', async () => {
    const { asked, drawing } = slow();
    const failing = drawing.draw(first);
    asked[0].refuse(new Error('There is no such set.'));
    await failing;
    expect(drawing).toMatchObject({ drawn: null, fault: 'There is no such set.' });
    const late = drawing.draw(first);
    const now = drawing.draw(second);
    asked[2].give(set);
    await now;
    asked[1].refuse(new Error('late'));
    await late;
    expect(drawing.fault).toBe(null);
    expect(drawing.drawn?.round).toBe(roundOf(second));
  });
});
