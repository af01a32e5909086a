const NUMBER = String.raw`(?:\d+(?:[.,]\d+)?|[.,]\d+)(?:e[-+−]?\d+)?`;
const PERCENT = String.raw`(?:%|％|percent\b|per[^\S\n]cent\b|pct\b)`;
/** White space that stays on the line. */
const GAP = String.raw`[^\S\n]*`;

/** A number, perhaps a percentage, perhaps of a whole: `0.85`, `85 %`, `8.5/10`, `9 out of 10`, `8 (out of 10)`. */
const SHARE = new RegExp(
  `^(?<sign>[-−–+]?)(?<number>${NUMBER})(?<percent>${GAP}${PERCENT})?` +
    `(?:${GAP}\\(?${GAP}(?<joint>/|out${GAP}of\\b|of\\b|in\\b)${GAP}(?<whole>${NUMBER})(?:${GAP}${PERCENT})?\\)?)?`,
  'iu'
);

/** Its named groups: a number alone has the first two. */
type ShareGroups = { sign: string; number: string } & Partial<Record<'percent' | 'joint' | 'whole', string>>;

/** Letters right behind it: `0.XX`, `1st`. It is no number then. */
const LETTERS = /^[.,]?[\p{L}_]/u;
/** What goes on right behind it: `1.2.3`, `12/10/2020`, `1 × 10^-3`. */
const GOES_ON = new RegExp(`^(?:[\\p{N}^]|[.,]\\p{N}|${GAP}/|${GAP}[×x*]${GAP}10)`, 'iu');
/** A second number: a range, or a choice of two. */
const SECOND = new RegExp(
  `^${GAP}(?:\\([^()\\d\\n]{0,60}\\)${GAP})?(?:[-–—−±~,;&]|to\\b|and\\b|or\\b|through\\b|\\.{2,}|…|\\+/?[-−])${GAP}(?:about |maybe |even )?[-−+]?[.,]?\\d`,
  'iu'
);
/** A bound in place of a number: `80 % or more`, `90+`. */
const BOUND = new RegExp(
  `^${GAP}(?:\\+|(?:or|and)${GAP}(?:more|higher|less|lower|fewer|above|below|over|under|better|up)\\b)`,
  'iu'
);
/** What may stand behind a whole number that has no unit; another word could be what is counted. */
const ENDS = new RegExp(
  `^${GAP}(?:$|[\\n.,;:!?()\\[\\]{}"'“”’*_\`|—–-]|(?:because|since|as|given|due|based|but|and|for|so|i|it|this|that|which|in my)\\b)`,
  'iu'
);

/** What stands at the beginning of a text. */
export interface StatedShare {
  /** In [0, 1]; `null` where a number stands there that cannot be read as one share. */
  value: number | null;
  /** Characters it takes. */
  length: number;
}

/** How a share is to be read. */
export interface ShareOptions {
  /** Upper end of the scale that stands beside the number: `(0–100)` is 100. Without it, and without a unit, it is found out. */
  scale?: number | null;
  /** Upper end of the scale that was asked for: it decides where a bare number could be read in two ways. */
  asked?: number | null;
  /** Whether a whole number needs a unit, as in “85 % sure”; “1 sure way” is none. */
  unit?: boolean;
}

const isWhole = (written: string) => /^\d+$/.test(written);
const numeric = (text: string) => Number(text.replace(',', '.').replace('−', '-'));

/**
 * A number without a unit. Written with a decimal it is the share itself up to 1; above 10 it is a percentage; between them it
 * could be out of ten as well as a percentage, so it is neither, unless a scale was asked for that holds it. A bare 1 is all
 * of 1 and a hundredth of 100: without a scale it is neither.
 */
function bareShare(number: number, written: string, asked: number | null): number {
  if (asked !== null && asked > 1 && number <= asked) return onScale(number, asked, written);
  if (number === 1 && asked === null && isWhole(written)) return NaN;
  if (number <= 1) return number;
  // “80,90” could be two numbers.
  return number > 10 && !written.includes(',') ? number / 100 : NaN;
}

/** A number on a named scale; 0.85 or 1.00 where 0 to 100 was asked for could be meant as a share, so it is neither. */
function onScale(number: number, scale: number, written: string): number {
  return scale > 1 && number > 0 && number <= 1 && !isWhole(written) ? NaN : number / scale;
}

/**
 * Reads the share that a text begins with: `0.85`, `.85`, `0,85`, `85 %`, `85 percent`, `85/100`, `9 out of 10`, `3/5`,
 * `1e-3`, `85`. A range, a bound, several numbers, a number outside its scale and one whose scale cannot be known
 * (`8`, `1`) are no share: nothing is guessed.
 * @returns `null` where the text does not begin with a number
 */
export function shareAtStart(
  text: string,
  { scale = null, asked = null, unit = false }: ShareOptions = {}
): StatedShare | null {
  const match = SHARE.exec(text);
  if (!match) return null;
  const { sign, number: written, percent, joint, whole: wholeWritten } = match.groups as ShareGroups;
  // “0.85 in 3 of the sources” is not a fraction.
  const isFraction = joint !== undefined && (isWhole(written) || !/^(?:of|in)$/i.test(joint));
  const length = isFraction ? match[0].length : (sign + written + (percent ?? '')).length;
  const rest = text.slice(length);
  if (LETTERS.test(rest)) return null;
  const unread = { value: null, length };
  if (sign === '-' || sign === '−' || sign === '–') return unread;
  if (GOES_ON.test(rest) || SECOND.test(rest) || BOUND.test(rest)) return unread;
  const number = numeric(written);
  const whole = isFraction ? numeric(wholeWritten!) : null;
  const hasUnit = percent !== undefined || whole !== null;
  if (isWhole(written) && !hasUnit && (unit || !ENDS.test(rest))) return unread;
  let value: number;
  if (percent !== undefined) value = whole === null || whole === 100 ? number / 100 : NaN;
  else if (whole !== null) value = number / whole;
  else value = scale === null ? bareShare(number, written, asked) : onScale(number, scale, written);
  if (!(value >= 0 && value <= 1)) return unread;
  // “0.85 (90 %)” says two things.
  const again = /^[^\S\n]*\(([^)\n]*)\)/.exec(rest);
  const second = again && shareAtStart(again[1]!);
  if (second && second.value !== null && Math.abs(second.value - value) > 0.0051) return unread;
  return { value, length };
}
