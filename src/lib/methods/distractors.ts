import { argMax } from '../engine/generate';
import { scoreContinuations } from '../engine/score';
import type { Question } from '../questions/question';
import type { Verdict } from '../questions/verdict';
import { forceConfidence } from './forced-confidence';
import { gradeChoice } from './grade-choice';
import { optionsOf } from './options';
import { fillIn, LETTERS, type PromptText } from './prompt-text';
import type { Session } from './session';
import { answerPart, statedConfidence } from './stated-confidence';
import type { OptionScores, Reading } from './trace';

function chosen(logits: readonly number[], gold: number): Verdict {
  return { grade: argMax(logits) === gold ? 'right' : 'wrong', rule: 'option' };
}

/**
 * Log-probability of each option as the continuation of the answer, summed over its tokens (`likelihood`). The
 * options are not shown. Beside it the same without the question, for the PMI-corrected variant.
 */
export async function readLikelihood(
  session: Session,
  text: PromptText,
  question: Question,
  seed: number
): Promise<Reading> {
  const start = performance.now();
  const { model, interrupted } = session;
  const { texts, gold } = optionsOf(question, seed);
  const prompt = await session.prepare(fillIn(text.user, question.text), text.assistant);
  const continuations = await Promise.all(texts.map((option) => model.tokenize(` ${option}`)));
  const scores = await scoreContinuations(model, prompt.tokens, continuations, interrupted);
  const logits = scores.map(({ logProbs }) => logProbs.reduce((sum, logP) => sum + logP, 0));
  const options: OptionScores = {
    texts,
    gold,
    logits,
    tokenLogProbs: scores.map(({ logProbs }) => logProbs),
    tokens: await Promise.all(continuations.map((tokens) => model.tokenTexts(tokens)))
  };
  return {
    reading: 'likelihood',
    prompt: prompt.text,
    options,
    answer: texts[argMax(logits)],
    verdict: chosen(logits, gold),
    cost: {
      promptTokens: prompt.tokens.length + continuations.reduce((sum, tokens) => sum + tokens.length, 0),
      outputTokens: 0,
      ms: performance.now() - start
    }
  };
}

/** Logits of the option letters after one prefill, the options shown (`letter`). */
export async function readLetter(
  session: Session,
  text: PromptText,
  question: Question,
  seed: number
): Promise<Reading> {
  const start = performance.now();
  const { texts, gold } = optionsOf(question, seed);
  const prompt = await session.prepare(fillIn(text.user, question.text, texts), text.assistant);
  const letters = await Promise.all(
    texts.map(async (_, i) => {
      const tokens = await session.model.tokenize(` ${LETTERS[i]}`);
      if (tokens.length !== 1) throw new Error(`This model has no single token for the letter ${LETTERS[i]}`);
      return tokens[0];
    })
  );
  const vocabulary = await session.model.logitsAfter(prompt.tokens);
  const logits = letters.map((id) => vocabulary[id]);
  return {
    reading: 'letter',
    prompt: prompt.text,
    options: { texts, gold, logits },
    answer: texts[argMax(logits)],
    verdict: chosen(logits, gold),
    cost: { promptTokens: prompt.tokens.length, outputTokens: 0, ms: performance.now() - start }
  };
}

/** With the options shown it answers and says how sure it is: the papers' own way (`stated-forced`, `stated-free`). */
export async function readStated(
  session: Session,
  text: PromptText,
  question: Question,
  seed: number,
  way: 'stated-forced' | 'stated-free'
): Promise<Reading> {
  const start = performance.now();
  const { texts, gold } = optionsOf(question, seed);
  const prompt = await session.prepare(fillIn(text.user, question.text, texts), text.assistant);
  const { tokens, ...reply } = await session.reply(prompt, way === 'stated-free' ? [] : undefined);
  const answer = answerPart(reply.text);
  const base = { reading: way, reply, answer, verdict: gradeChoice(answer, texts, gold, question) };
  const cost = { promptTokens: prompt.tokens.length, outputTokens: tokens.length };
  if (way === 'stated-free') {
    return {
      ...base,
      prompt: prompt.text,
      stated: statedConfidence(reply.text),
      cost: { ...cost, ms: performance.now() - start }
    };
  }
  const forced = await forceConfidence(session, prompt, { text: reply.text, tokens }, text.confidence ?? '');
  return {
    ...base,
    prompt: forced.prompt,
    digitLogits: forced.digitLogits,
    cost: {
      promptTokens: cost.promptTokens + forced.promptTokens,
      outputTokens: cost.outputTokens + 1,
      ms: performance.now() - start
    }
  };
}
