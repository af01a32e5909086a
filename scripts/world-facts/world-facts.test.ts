import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { gradeReply } from '../../src/lib/questions/grading';
import { normalise } from '../../src/lib/questions/grading/normalise';
import { parseQuestionSet } from '../../src/lib/questions/schema';
import { fileText } from './file-text';
import { worldFacts } from './set';

const folder = new URL('../../static/question-sets/', import.meta.url);
const text = readFileSync(new URL('world-facts.json', folder), 'utf8');
const set = parseQuestionSet(JSON.parse(text));
const groups = new Map<string, number>();
for (const { group } of set.questions) groups.set(group!, (groups.get(group!) ?? 0) + 1);

describe('world-facts', () => {
  it('is what its script makes', () => {
    expect(text).toBe(fileText(worldFacts()));
  }, 60_000);

  it('holds some 400 questions of ten relations, known and obscure', () => {
    expect(set.questions.length).toBeGreaterThanOrEqual(380);
    expect(groups.size).toBe(10);
    expect(Math.min(...groups.values())).toBeGreaterThanOrEqual(20);
    const popularities = set.questions.map(({ popularity }) => popularity!);
    expect(popularities.filter((value) => value < 0.35).length).toBeGreaterThan(50);
    expect(popularities.filter((value) => value > 0.65).length).toBeGreaterThan(100);
  });

  it('asks nothing twice', () => {
    expect(new Set(set.questions.map(({ text }) => text)).size).toBe(set.questions.length);
  });

  it('gives three different distractors, none of which is right', () => {
    for (const question of set.questions) {
      const distractors = question.distractors!;
      expect(new Set(distractors.map(normalise)).size, question.text).toBe(3);
      for (const distractor of distractors) {
        expect(gradeReply(distractor, question).grade, `${question.text} ${distractor}`).not.toBe('right');
      }
    }
  });

  it('has its answer in no question', () => {
    for (const question of set.questions) {
      for (const answer of question.answers) {
        expect(gradeReply(`It is ${answer}.`, question).grade, `${question.text} ${answer}`).toBe('right');
      }
    }
  });

  it('is listed first, with its own count and licence', () => {
    const [first] = JSON.parse(readFileSync(new URL('index.json', folder), 'utf8'));
    const { id, title, licence, description } = set;
    expect(first).toEqual({ id, title, count: set.questions.length, licence, description });
  });
});
