/** Figures a verdict is made of. */
export interface VerdictFigures {
  n: number;
  accuracy: number;
  meanConfidence: number;
  /** 95 % interval of mean confidence − accuracy. */
  gapInterval: [number, number] | null;
  auroc: number;
  brier: number;
  brierConstant: number;
}

/** What the figures say, in one word and in a sentence. */
export interface CalibrationVerdict {
  kind: 'overconfident' | 'underconfident' | 'fine' | 'no-information' | 'too-few';
  sentence: string;
}

/** Fewer answers than this are not judged. */
const TOO_FEW = 20;
/** An AUROC nearer to chance than this, with a Brier score no better than the constant's, is no information. */
const AUROC_NEAR_CHANCE = 0.62;

const percent = (share: number) => `${Math.round(100 * share)} %`;

/** Puts the figures of one method into words; pure. */
export function calibrationVerdict(figures: VerdictFigures): CalibrationVerdict {
  const { n, accuracy, meanConfidence, gapInterval } = figures;
  if (n === 0) return { kind: 'too-few', sentence: 'No answers yet.' };
  const says = `Says ${percent(meanConfidence)}, right ${percent(accuracy)}`;
  if (n < TOO_FEW) return { kind: 'too-few', sentence: `${says}: too few answers to tell (${n}).` };
  if (figures.auroc < AUROC_NEAR_CHANCE && figures.brier >= figures.brierConstant - 0.005) {
    return {
      kind: 'no-information',
      sentence: `${says}, but its number hardly tells right from wrong (AUROC ${figures.auroc.toFixed(2)}): next to no information.`
    };
  }
  const gap = meanConfidence - accuracy;
  const points = (value: number) => Math.round(100 * Math.abs(value));
  if (gapInterval && gapInterval[0] > 0) {
    return {
      kind: 'overconfident',
      sentence: `${says}: overconfident by ${points(gap)} points (${points(gapInterval[0])} to ${points(gapInterval[1])}).`
    };
  }
  if (gapInterval && gapInterval[1] < 0) {
    return {
      kind: 'underconfident',
      sentence: `${says}: underconfident by ${points(gap)} points (${points(gapInterval[1])} to ${points(gapInterval[0])}).`
    };
  }
  return {
    kind: 'fine',
    sentence: `${says}: on average it cannot be told from calibrated with these ${n} answers.`
  };
}
