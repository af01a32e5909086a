import { describe, expect, it } from 'vitest';
import { direct } from '../../methods/direct';
import { distractors } from '../../methods/distractors';
import type { LearnerAnswer, LearnerAnswers } from '../learner-answers';
import { words as room } from './room';
import { words as shared } from './shared';
import { words as theModel } from './the-model';

/** How a learner is told of each thing a code holds: what is added to a code has to be named here. */
const told: Record<Exclude<keyof LearnerAnswers, 'answers'> | keyof LearnerAnswer, RegExp> = {
  set: /the question set’s name/,
  setHash: /and fingerprint/,
  nickname: /your nickname/,
  questionId: /of each question its id/,
  choice: /what you chose/,
  confidence: /how sure you were/,
  correct: /whether it was right/
};

describe('the workshop’s words', () => {
  it('name the methods a run needs as the Compare page does', () => {
    for (const { title } of [direct, distractors]) expect(theModel.noRun('A set')).toContain(`“${title}”`);
  });

  it('tell a person’s own run from one that came with the lab', () => {
    expect(shared.recordedBy('M')).toContain('recorded beforehand with M');
    expect(shared.recordedBy('M', true)).toMatch(/M.*this browser/);
    expect(shared.recordedBy('M', true)).not.toContain('beforehand');
  });

  it('tell a learner of all that a code holds, whether it was right among it', () => {
    for (const each of Object.values(told)) expect(room.code.holds).toMatch(each);
  });
});
