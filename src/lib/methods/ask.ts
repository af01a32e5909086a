import type { LanguageModel } from '../engine/language-model';
import type { Question } from '../questions/question';
import type { RunPlan } from '../runs/run';
import { defaultPrompts } from './default-prompts';
import { readAnswer } from './direct';
import { readLetter, readLikelihood, readStated } from './distractors';
import { readingsOf } from './readings';
import { Session } from './session';
import { sharedPrefix } from './shared-prefix';
import type { MethodId, Reading, ReadingId, Trace } from './trace';
import { readForced, readFree } from './verbalized';

function read(session: Session, reading: ReadingId, plan: RunPlan, question: Question): Promise<Reading> {
  const text = plan.prompts[reading] ?? defaultPrompts[reading];
  switch (reading) {
    case 'answer':
      return readAnswer(session, text, question);
    case 'forced':
      return readForced(session, text, question);
    case 'free':
      return readFree(session, text, question);
    case 'likelihood':
      return readLikelihood(session, text, question, plan.seed);
    case 'letter':
      return readLetter(session, text, question, plan.seed);
    case 'stated-forced':
    case 'stated-free':
      return readStated(session, text, question, plan.seed, reading);
  }
}

/** Readings the plan takes under a method, the default one first. */
export function plannedReadings(plan: Pick<RunPlan, 'readings'>, method: MethodId): readonly ReadingId[] {
  return plan.readings[method] ?? readingsOf[method].slice(0, 1);
}

/**
 * Asks one question in every way the plan names. Depends on nothing but the plan, the question and the model, so an
 * interrupted run can go on anywhere.
 * @throws Interrupted when `interrupted` said so
 */
export async function ask(
  model: LanguageModel,
  plan: RunPlan,
  question: Question,
  interrupted: () => boolean = () => false
): Promise<Trace[]> {
  const prefix = await sharedPrefix(model);
  const session = new Session(model, plan.maxTokens, interrupted);
  const traces: Trace[] = [];
  await model.startFrom(prefix);
  for (const method of plan.methods) {
    if (method === 'distractors' && !question.distractors?.length) continue;
    const readings: Reading[] = [];
    for (const reading of plannedReadings(plan, method)) {
      readings.push(await read(session, reading, plan, question));
    }
    traces.push({ questionId: question.id, method, readings });
  }
  return traces;
}
