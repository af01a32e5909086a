import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtInModel } from '../../src/lib/engine/catalogue';
import type { Arm } from '../../src/lib/methods/arm';
import { usualArm } from '../../src/lib/methods/define-method';
import { methodOf } from '../../src/lib/methods/registry';
import { parseQuestionSet } from '../../src/lib/questions/schema';
import { planRun } from '../../src/lib/runs/plan';

/** The three ways to ask that the comparison rests on. */
export const usualArms = (): Arm[] =>
  ['direct', 'verbalized', 'distractors'].map((id) => usualArm(methodOf(id)));

/** Answers drawn by chance, as many as told. */
export function samplesArm(count: number): Arm {
  const arm = usualArm(methodOf('samples'));
  return { ...arm, options: { ...arm.options, count } };
}

/** A run over questions of the built-in set, with the questions it asks. */
export function plannedRun(arms: readonly Arm[], limit: number) {
  const path = join(import.meta.dirname, '../../static/question-sets/world-facts.json');
  const set = parseQuestionSet(JSON.parse(readFileSync(path, 'utf8')));
  const plan = planRun({ set, methods: arms, model: builtInModel, limit, seed: 1 });
  const asked = new Set(plan.questionIds);
  return { plan, asked: set.questions.filter(({ id }) => asked.has(id)) };
}
