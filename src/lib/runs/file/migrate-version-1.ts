import { argMax } from '../../engine/generate';
import type { Reply } from '../../engine/reply';
import { answerSpan } from '../../methods/answer-span';
import type { Answered, Arm, Trace } from '../../methods/arm';
import type { Call, CallCost } from '../../methods/calls';
import { usualArm } from '../../methods/define-method';
import type { Evidence } from '../../methods/evidence';
import { LETTERS } from '../../methods/prompt-text';
import { methodOf } from '../../methods/registry';
import { callId } from '../../methods/call-id';
import { overruleKey, type Run, type RunFile } from '../run';
import { storedAnswers } from '../stored-answers';
import type { ReadingV1, RunFileV1 } from './version-1-types';

/** Methods of today by version 1's method and reading. */
const METHODS: Record<string, string> = {
  'direct/answer': 'direct',
  'verbalized/forced': 'verbalized',
  'verbalized/free': 'verbalized-free',
  'distractors/likelihood': 'distractors',
  'distractors/letter': 'distractors-letter',
  'distractors/stated-forced': 'distractors-stated',
  'distractors/stated-free': 'distractors-stated-free'
};

/** Version 1's free readings went on over line breaks. */
const LINE_END = ['\n'];

function armOf(method: string, reading: string, { run }: RunFileV1): Arm {
  const arm = usualArm(methodOf(METHODS[`${method}/${reading}`]!));
  const { user, assistant = '', confidence } = run.plan.prompts?.[reading] ?? {};
  if (user !== undefined) arm.prompts.question = user;
  if ('begin' in arm.prompts) arm.prompts.begin = assistant;
  if (confidence !== undefined && 'confidence' in arm.prompts) arm.prompts.confidence = confidence;
  if ('maxTokens' in arm.options && run.plan.maxTokens) arm.options.maxTokens = run.plan.maxTokens;
  if ('withoutQuestion' in arm.options) arm.options.withoutQuestion = false;
  return arm;
}

/** Text before a reply: version 1 kept the prompt with the reply and the forced beginning behind it. */
function beforeReply({ prompt, reply, digitLogits }: ReadingV1, beginning: string): string {
  const behind = (reply?.text ?? '') + beginning;
  return digitLogits && prompt.endsWith(behind) ? prompt.slice(0, -behind.length) : prompt;
}

/** The calls a reading of version 1 stands for, and its evidence. */
function readingParts(
  reading: ReadingV1,
  arm: Arm,
  question: string
): { calls: Call[]; evidence: Evidence[] } {
  const { promptTokens, outputTokens, ms } = reading.cost;
  const cost = (share: Partial<CallCost>): CallCost => ({
    promptTokens: 0,
    prefilledTokens: 0,
    decodedTokens: 0,
    ms: 0,
    ...share
  });
  const calls: Call[] = [];
  const evidence: Evidence[] = [];
  if (reading.reply) {
    const maxTokens = (arm.options.maxTokens as number | undefined) ?? 32;
    const stopTexts = reading.reading.endsWith('free') ? [] : LINE_END;
    const prompt = beforeReply(reading, arm.prompts.confidence ?? '');
    const reply: Reply = { text: reading.reply.text, steps: reading.reply.steps, stop: reading.reply.stop };
    const id = callId('generate', [prompt, maxTokens, stopTexts]);
    const decodedTokens = reply.steps.length;
    calls.push({
      id,
      do: 'generate',
      prompt,
      maxTokens,
      stopTexts,
      reply,
      cost: cost({ promptTokens, prefilledTokens: promptTokens, decodedTokens, ms })
    });
    if (reading.reading === 'answer') {
      const texts = reply.steps.map(({ text }) => text);
      evidence.push({ kind: 'reply', call: id, span: answerSpan(texts, question) });
    }
    if (reading.stated !== undefined) evidence.push({ kind: 'stated', call: id, value: reading.stated });
  }
  if (reading.digitLogits) {
    const tokens = Array.from('0123456789');
    calls.push({
      id: callId('logits', [reading.prompt, [''], tokens]),
      do: 'logits',
      prompt: reading.prompt,
      endings: [''],
      tokens,
      logits: [reading.digitLogits],
      cost: cost({})
    });
    evidence.push({ kind: 'number', whole: null, tenths: reading.digitLogits, hundredths: null });
  }
  if (reading.options) {
    const { texts, gold, logits, tokenLogProbs, tokens = [], unconditional } = reading.options;
    const whole = cost({ promptTokens, prefilledTokens: promptTokens, decodedTokens: outputTokens, ms });
    if (reading.reading === 'likelihood') {
      const logProbs = tokenLogProbs ?? logits.map((z) => [z]);
      const continuations = texts.map((text) => ` ${text}`);
      const id = callId('score', [reading.prompt, continuations]);
      calls.push({
        id,
        do: 'score',
        prompt: reading.prompt,
        continuations,
        // They stand for the log-probabilities one by one.
        tokens: tokenLogProbs ? tokens : [],
        logProbs,
        cost: whole
      });
      const withoutQuestion = unconditional?.map((z) => [z]) ?? null;
      evidence.push({ kind: 'option-scores', texts, gold, tokenLogProbs: logProbs, withoutQuestion });
    } else {
      const letters = texts.map((_, i) => ` ${LETTERS[i]}`);
      const id = callId('logits', [reading.prompt, [''], letters]);
      calls.push({
        id,
        do: 'logits',
        prompt: reading.prompt,
        endings: [''],
        tokens: letters,
        logits: [logits],
        cost: whole
      });
      evidence.push({ kind: 'option-letters', texts, gold, logits });
    }
  }
  return { calls, evidence };
}

/**
 * A run of version 1 as one of today. Nothing is lost: each reading becomes a trace of an arm, a reply two readings shared
 * becomes one call, and a person's grades go over. What version 1 did not keep (options without the question, a number's
 * second digit) stays missing.
 */
export function migrateVersion1(file: RunFileV1): RunFile {
  const { plan, overrules, ...rest } = file.run;
  const arms: Arm[] = [];
  const armIds = new Map<string, Arm>();
  for (const method of plan.methods) {
    for (const reading of plan.readings[method] ?? []) {
      const arm = armOf(method, reading, file);
      arms.push(arm);
      armIds.set(`${method}/${reading}`, arm);
    }
  }
  const questions = new Map(rest.set.questions.map(({ id, text }) => [id, text]));
  const answered = new Map<string, Answered>();
  const moved: Run['overrules'] = {};
  for (const { questionId, method, readings } of file.traces) {
    let own = answered.get(questionId);
    if (!own) answered.set(questionId, (own = { questionId, calls: [], traces: [] }));
    for (const reading of readings) {
      const arm = armIds.get(`${method}/${reading.reading}`);
      if (!arm) continue;
      const { calls, evidence } = readingParts(reading, arm, questions.get(questionId) ?? '');
      for (const call of calls) if (!own.calls.some(({ id }) => id === call.id)) own.calls.push(call);
      own.traces.push(traceOf(reading, questionId, arm.id, calls, evidence));
      const overruled = overrules[`${questionId}/${method}/${reading.reading}`];
      if (overruled) moved[overruleKey(questionId, arm.id)] = overruled;
    }
  }
  const { setId, questionIds, modelId, seed } = plan;
  return {
    run: { ...rest, plan: { setId, questionIds, arms, modelId, seed }, overrules: moved },
    answers: [...answered.values()].map(storedAnswers)
  };
}

function traceOf(
  reading: ReadingV1,
  questionId: string,
  armId: string,
  calls: readonly Call[],
  evidence: Evidence[]
): Trace {
  const { answer, verdict, options } = reading;
  return {
    questionId,
    armId,
    calls: calls.map(({ id }) => id),
    evidence,
    answer: answer ?? (options ? options.texts[argMax(options.logits)]! : null),
    verdict
  };
}
