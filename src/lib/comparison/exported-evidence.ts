import { entropy, logProbability } from '../engine/sketch/read';
import type { Reply } from '../engine/reply';
import type { Grade } from '../questions/verdict';
import { gradedCall } from '../runs/graded-call';
import { asRegrouped } from '../runs/regrouped';
import { evidenceReader } from '../runs/evidence-reader';
import type { RunFile, StoredAnswers } from '../runs/run';
import type { Trace } from '../methods/arm';
import type { TruthLogits } from '../methods/evidence';
import { signalsOfArm } from './columns';
import { verdictOf } from './rows';

/** A reply with what estimators of other libraries want of it. Lists have a place for each token; nats, T = 1. */
export interface ExportedReply {
  text: string;
  tokens: string[];
  log_probs: number[];
  entropies: number[];
}

/** A drawn reply, with its cluster among those drawn and its grade. */
export interface ExportedSample extends ExportedReply {
  /** Logit of each token; raw where `raw_logits` says so. */
  logits: number[];
  cluster: number;
  grade: Grade;
}

/** What one question gave under one arm: a line of the exported file. */
export interface ExportedEvidence {
  question_id: string;
  arm: string;
  method: string;
  model: string;
  raw_logits: boolean;
  question: string;
  /** Accepted answers. */
  references: string[];
  answer: string | null;
  /** As it counts: a person's where there is one. */
  grade: Grade;
  /** The greedy reply its answer was read from; `null` where nothing was written. */
  greedy: ExportedReply | null;
  /** Drawn replies, in the order they were drawn; `null` where none were. */
  samples: ExportedSample[] | null;
  /** Who said which of them are the same: `grader`, `model`, `embeddings`, or `person`. */
  same_by: string | null;
  /** Cosine of the embeddings of each two of them, 1 on the diagonal; `null` where that was not asked. */
  similarities: number[][] | null;
  /** How much each token matters: 1 − the cosine of question and reply with it and without it; `null` where that was not asked. */
  relevances: { greedy: number[]; samples: number[][] } | null;
  /** K options, one logit each, and the place of the right one; `null` where there were none. */
  options: { texts: string[]; logits: number[]; gold: number } | null;
  /** Logits of “true” and “false”, where true was the first option and where the second; `null` where it was not asked. */
  truth: TruthLogits | null;
}

function exportedReply({ text, steps }: Reply): ExportedReply {
  return {
    text,
    tokens: steps.map((step) => step.text),
    log_probs: steps.map(({ sketch }) => logProbability(sketch, sketch.chosenLogit)),
    entropies: steps.map(({ sketch }) => entropy(sketch))
  };
}

function samplesOf(stored: StoredAnswers, { evidence }: Trace) {
  const own = evidence.find((each) => each.kind === 'samples');
  if (!own) return { samples: null, same_by: null };
  const samples = evidenceReader(stored)
    .draws(own.call)
    .map((draw, i) => ({
      text: draw.text,
      tokens: draw.tokens,
      log_probs: draw.logProbs,
      entropies: draw.entropies,
      logits: draw.chosenLogits,
      cluster: own.clusters[i]!,
      grade: own.grades[i]!
    }));
  return { samples, same_by: own.maker };
}

function likenessOf({ evidence }: Trace) {
  const own = evidence.find((each) => each.kind === 'likeness');
  if (!own) return { similarities: null, relevances: null };
  const { cosines, relevances } = own;
  return {
    similarities: cosines.map((row, i) => [...row, 1, ...cosines.slice(i + 1).map((later) => later[i]!)]),
    relevances: relevances && { greedy: relevances.reply, samples: relevances.draws }
  };
}

/** Everything a run's answers hold for other libraries' estimators, a line for each question and arm. */
export function* exportedEvidence({ run, answers }: RunFile): Generator<ExportedEvidence> {
  const questions = new Map(run.set.questions.map((question) => [question.id, question]));
  const arms = new Map(run.plan.arms.map((arm) => [arm.id, arm]));
  for (const stored of answers.map((each) => asRegrouped(run, each))) {
    const question = questions.get(stored.questionId)!;
    for (const trace of stored.traces) {
      const arm = arms.get(trace.armId)!;
      const written = gradedCall(stored, trace);
      const shown = trace.evidence.find((each) => 'gold' in each);
      const options = signalsOfArm(arm, run)
        .map((signal) => signal.optionLogits(trace.evidence))
        .find((each) => each !== null);
      yield {
        question_id: stored.questionId,
        arm: arm.id,
        method: arm.method,
        model: run.plan.modelId,
        raw_logits: run.model?.rawLogits ?? true,
        question: question.text,
        references: question.answers,
        answer: trace.answer,
        grade: verdictOf(run, stored, arm.id)!.grade,
        greedy: written ? exportedReply(evidenceReader(stored).reply(written.id)) : null,
        ...samplesOf(stored, trace),
        ...likenessOf(trace),
        options:
          options && shown ? { texts: shown.texts, logits: [...options.logits], gold: options.gold } : null,
        truth: trace.evidence.find((each) => each.kind === 'truth')?.orders ?? null
      };
    }
  }
}
