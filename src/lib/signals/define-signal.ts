import type { Probability, RankScore } from '../calibration/confidence';
import type { Reply } from '../engine/reply';
import type { DrawnReply } from '../methods/calls';
import type { Evidence, EvidenceKind, EvidenceOf } from '../methods/evidence';

/**
 * What a temperature does to a signal: `tokens` divides every step's logits, `options` the K options' logits, `number` the
 * log-odds of a bare number in [0, 1]; `none`: it has no place.
 */
export type TemperatureUse = 'tokens' | 'options' | 'number' | 'none';

/** What evidence refers to, by the call's id. Throws RangeError where there is no such call or it gave no reply. */
export interface EvidenceReader {
  /** The reply of a call. */
  reply(call: string): Reply;
  /** The replies that a call drew. */
  draws(call: string): DrawnReply[];
}

/** What a signal is read with, besides its evidence. */
export interface SignalContext extends EvidenceReader {
  /** In [0.05, 20]. */
  temperature: number;
  /** Number of tokens in the model's vocabulary. */
  vocabularySize: number;
}

/** K options' logits and the place of the right one: what a temperature is fitted on exactly. */
export interface OptionLogits {
  logits: readonly number[];
  gold: number;
}

interface SignalBase<K extends EvidenceKind> {
  /** As it stands in files and on the command line. */
  readonly id: string;
  /** Name for people. */
  readonly title: string;
  /** What it says, for someone who has not met it. */
  readonly plain: string;
  /** Tagged `tex`: TeX here, MathML once built. */
  readonly formula: string;
  /** What the letters stand for. */
  readonly letters: string;
  /** How it is computed here. */
  readonly here: string;
  readonly source: string;
  /** The evidence it is read from. */
  readonly reads: K;
  readonly temperature: TemperatureUse;
  /** Whether it means something only for raw logits, not for log-probabilities (energy). */
  readonly needsRawLogits?: boolean;
  /** Among several signals of an arm, the one that is looked at first. */
  readonly first?: boolean;
  /** Whether the evidence holds nothing of what it reads because it was not asked for; a row of which all do is left out. */
  lacks?(evidence: EvidenceOf<K>): boolean;
  /**
   * Whether the answer this signal is about is right, where that is not the arm's graded answer (an option chosen by
   * another normalisation, say); `null` where that is neither right nor wrong, `undefined` where the graded answer counts.
   */
  judges?(evidence: EvidenceOf<K>): boolean | null | undefined;
  /** The words of the answer that `judges` judges; `null` where they are not to be had, `undefined` where the graded answer counts. */
  says?(evidence: EvidenceOf<K>, reader: EvidenceReader): string | null | undefined;
}

/** A signal that claims to be a chance of being right. */
export interface ProbabilitySignal<K extends EvidenceKind> extends SignalBase<K> {
  readonly kind: 'probability';
  /** `null` where it could not be read. */
  value(evidence: EvidenceOf<K>, context: SignalContext): Probability | null;
  /** The options' logits that `value` is the largest softmax of; only where `temperature` is `options`. */
  optionLogits?(evidence: EvidenceOf<K>): OptionLogits | null;
  /**
   * `value` as a function of the temperature, where looking at many is faster that way; equal to it within 1e-5.
   */
  curve?(
    evidence: EvidenceOf<K>,
    context: Omit<SignalContext, 'temperature'>
  ): ((temperature: number) => number) | null;
}

/** A signal whose order alone means something; larger is surer. */
export interface RankSignal<K extends EvidenceKind> extends SignalBase<K> {
  readonly kind: 'rank-score';
  /** `null` where it could not be read. */
  value(evidence: EvidenceOf<K>, context: SignalContext): RankScore | null;
}

/** One number per trace that says how sure; a file each. */
export type SignalDefinition<K extends EvidenceKind> = ProbabilitySignal<K> | RankSignal<K>;

/** A signal of any evidence, as the registry holds it: it finds its evidence by itself. */
export interface Signal extends Omit<SignalBase<EvidenceKind>, 'judges' | 'lacks' | 'says'> {
  readonly kind: 'probability' | 'rank-score';
  /** Whether a file gave it a name of its own: nothing defines it. */
  readonly namedByFile?: boolean;
  /** Whether it may be about another answer than the arm's graded one. */
  readonly judgesOther: boolean;
  /** Its value from a trace's evidence; `null` where the evidence is missing or nothing could be read. */
  valueOf(evidence: readonly Evidence[], context: SignalContext): number | null;
  /** Whether the evidence is missing, or holds nothing of what it reads because it was not asked for. */
  lacks(evidence: readonly Evidence[]): boolean;
  /** See `judges`; `undefined` where the arm's graded answer counts. */
  judges(evidence: readonly Evidence[]): boolean | null | undefined;
  /** See `says`; `undefined` where it is about the arm's graded answer. */
  says(evidence: readonly Evidence[], reader: EvidenceReader): string | null | undefined;
  optionLogits(evidence: readonly Evidence[]): OptionLogits | null;
  /** Its value as a function of the temperature; `null` where it has none. */
  curveOf(
    evidence: readonly Evidence[],
    context: Omit<SignalContext, 'temperature'>
  ): ((temperature: number) => number) | null;
}

/** Makes a signal from its definition. */
export function defineSignal<K extends EvidenceKind>(definition: SignalDefinition<K>): Signal {
  const find = (evidence: readonly Evidence[]) =>
    evidence.find(({ kind }) => kind === definition.reads) as EvidenceOf<K> | undefined;
  const probability = definition.kind === 'probability' ? definition : null;
  return {
    ...definition,
    judgesOther: definition.judges !== undefined,
    valueOf(evidence, context) {
      const own = find(evidence);
      return own ? definition.value(own, context) : null;
    },
    lacks(evidence) {
      const own = find(evidence);
      return own === undefined || (definition.lacks?.(own) ?? false);
    },
    judges(evidence) {
      const own = find(evidence);
      return own && definition.judges?.(own);
    },
    says(evidence, reader) {
      const own = find(evidence);
      return own && definition.says?.(own, reader);
    },
    optionLogits(evidence) {
      const own = find(evidence);
      return (own && probability?.optionLogits?.(own)) ?? null;
    },
    curveOf(evidence, context) {
      const own = find(evidence);
      if (!own) return null;
      if (probability?.curve) return probability.curve(own, context);
      if (definition.value(own, { ...context, temperature: 1 }) === null) return null;
      return (temperature) => definition.value(own, { ...context, temperature }) ?? NaN;
    }
  };
}
