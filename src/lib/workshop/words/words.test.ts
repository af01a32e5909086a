import { describe, expect, it } from 'vitest';
import { direct } from '../../methods/direct';
import { distractors } from '../../methods/distractors';
import { words as shared } from './shared';
import { words as theModel } from './the-model';

describe('the workshop’s words', () => {
  it('name the methods a run needs as the Compare page does', () => {
    for (const { title } of [direct, distractors]) expect(theModel.noRun('A set')).toContain(`“${title}”`);
  });

  it('tell a person’s own run from one that came with the lab', () => {
    expect(shared.recordedBy('M')).toContain('recorded beforehand with M');
    expect(shared.recordedBy('M', true)).toMatch(/M.*this browser/);
    expect(shared.recordedBy('M', true)).not.toContain('beforehand');
  });
});
