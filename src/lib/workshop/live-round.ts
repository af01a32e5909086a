import type { CatalogueEntry } from '../engine/catalogue';
import type { QuestionSet } from '../questions/question';
import { newRun, planRun, runStamp } from '../runs/plan';
import type { Run } from '../runs/run';
import { needed } from './model-rows';
import type { Quiz } from './quiz';

/** A run that asks a model the questions of a round, in the ways the workshop needs. */
export function roundRun(set: QuestionSet, quiz: Quiz, model: CatalogueEntry): Run {
  const ids = new Set(quiz.questions.map(({ question }) => question.id));
  const round = { ...set, questions: set.questions.filter(({ id }) => ids.has(id)) };
  const plan = planRun({ set: round, methods: needed, model, limit: ids.size, seed: quiz.seed });
  const { id, createdAt } = runStamp();
  return newRun(plan, round, id, createdAt);
}
