import type { CalibratorName } from '../../calibration/calibrators/calibrator';
import type { DecisionFile } from './decision-file';

/** Languages a decision is written in. */
export type Language = 'python' | 'typescript';

type Parameters = Record<string, number | null | readonly (number | null)[]>;
type Writer = (parameters: Parameters) => Record<Language, string[]>;

const number = (value: unknown) => String(value as number);
const list = (values: unknown, none: string) =>
  `[${(values as (number | null)[]).map((value) => (value === null ? none : String(value))).join(', ')}]`;

/** σ(x), written so that a large x does not overflow. */
const sigmoid: Record<Language, string> = {
  python: '    return 1 / (1 + exp(-x)) if x >= 0 else exp(x) / (1 + exp(x))',
  typescript: '  return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));'
};
const signature: Record<Language, string> = {
  python: 'def calibrated(value):',
  typescript: 'export function calibrated(value: number): number {'
};
const clipped: Record<Language, string> = {
  python: '    c = min(1 - 1e-12, max(1e-12, value))',
  typescript: '  const c = Math.min(1 - 1e-12, Math.max(1e-12, value));'
};

/** A function whose body ends in σ(x). */
const logistic = (python: string, typescript: string, clips: boolean): Record<Language, string[]> => ({
  python: [signature.python, ...(clips ? [clipped.python] : []), `    x = ${python}`, sigmoid.python],
  typescript: [
    signature.typescript,
    ...(clips ? [clipped.typescript] : []),
    `  const x = ${typescript};`,
    sigmoid.typescript,
    '}'
  ]
});

const writers: Partial<Record<CalibratorName, Writer>> = {
  'temperature-confidence': ({ temperature: t }) =>
    logistic(`log(c / (1 - c)) / ${number(t)}`, `Math.log(c / (1 - c)) / ${number(t)}`, true),
  'platt-confidence': ({ slope, offset }) =>
    logistic(
      `${number(slope)} * log(c / (1 - c)) + ${number(offset)}`,
      `${number(slope)} * Math.log(c / (1 - c)) + ${number(offset)}`,
      true
    ),
  'platt-score': ({ slope, offset }) =>
    logistic(
      `${number(slope)} * value + ${number(offset)}`,
      `${number(slope)} * value + ${number(offset)}`,
      false
    ),
  beta: ({ a, b, c }) =>
    logistic(
      `${number(a)} * log(c) - ${number(b)} * log(1 - c) + ${number(c)}`,
      `${number(a)} * Math.log(c) - ${number(b)} * Math.log(1 - c) + ${number(c)}`,
      true
    ),
  histogram: ({ edges, values }) => ({
    python: [
      `EDGES, VALUES = ${list(edges, 'None')}, ${list(values, 'None')}`,
      signature.python,
      '    found = VALUES[min(bisect_left(EDGES, value), len(EDGES) - 1)]',
      '    return value if found is None else found'
    ],
    typescript: [
      `const EDGES = ${list(edges, 'null')};`,
      `const VALUES: (number | null)[] = ${list(values, 'null')};`,
      signature.typescript,
      '  const bin = EDGES.findIndex((edge) => value <= edge);',
      '  return VALUES[bin < 0 ? EDGES.length - 1 : bin] ?? value;',
      '}'
    ]
  }),
  isotonic: ({ thresholds, values }) => ({
    python: [
      `X, Y = ${list(thresholds, 'None')}, ${list(values, 'None')}`,
      signature.python,
      '    i = bisect_right(X, value)',
      '    if i == 0 or i == len(X):',
      '        return Y[min(i, len(X) - 1)]',
      '    return Y[i - 1] + (Y[i] - Y[i - 1]) * (value - X[i - 1]) / (X[i] - X[i - 1])'
    ],
    typescript: [
      `const X = ${list(thresholds, 'null')};`,
      `const Y = ${list(values, 'null')};`,
      signature.typescript,
      '  const after = X.findIndex((x) => x > value);',
      '  if (after <= 0) return Y[after === 0 ? 0 : Y.length - 1];',
      '  const [x0, x1, y0, y1] = [X[after - 1], X[after], Y[after - 1], Y[after]];',
      '  return y0 + ((y1 - y0) * (value - x0)) / (x1 - x0);',
      '}'
    ]
  }),
  'temperature-options': ({ temperature: t }) => ({
    python: [
      'def calibrated(logits):',
      `    scaled = [exp((z - max(logits)) / ${number(t)}) for z in logits]`,
      '    return [s / sum(scaled) for s in scaled]'
    ],
    typescript: [
      'export function calibrated(logits: number[]): number[] {',
      '  const largest = Math.max(...logits);',
      `  const scaled = logits.map((z) => Math.exp((z - largest) / ${number(t)}));`,
      '  const total = scaled.reduce((sum, s) => sum + s, 0);',
      '  return scaled.map((s) => s / total);',
      '}'
    ]
  })
};

/** Whether a calibrator can be written as a function of one answer's numbers; the tokens' temperature cannot. */
export function isWritable({ calibrator }: DecisionFile): boolean {
  return calibrator === null || writers[calibrator.calibrator] !== undefined;
}

const imports: Record<string, string> = {
  exp: 'from math import exp, log',
  bisect: 'from bisect import bisect_left, bisect_right'
};

/** A text that may stand in a comment on one line. */
const comment = (text: string) => text.replace(/\s+/g, ' ').trim();

/**
 * The threshold and the calibrator as a few lines that need nothing: `shown(value)` and, with a calibrator, `calibrated(value)`. They
 * give the same numbers as the lab. Where the calibrator cannot be written so, a comment says what to do.
 */
export function codeOf(file: DecisionFile, language: Language): string {
  const { threshold, calibrator } = file;
  const mark = language === 'python' ? '#' : '//';
  const written = calibrator && writers[calibrator.calibrator]?.(calibrator.parameters)[language];
  const fixed = threshold.value === 'always' ? true : typeof threshold.value === 'number' ? null : false;
  const test = `value >= ${threshold.value}`;
  const shown = {
    python: ['def shown(value):', `    return ${fixed === null ? test : fixed ? 'True' : 'False'}`],
    typescript: [
      `export function shown(${fixed === null ? 'value' : '_value'}: number): boolean {`,
      `  return ${fixed ?? test};`,
      '}'
    ]
  }[language];
  const needed =
    language === 'python' && written
      ? [
          ...(written.some((line) => /\bexp\(/.test(line)) ? [imports.exp] : []),
          ...(written.some((line) => line.includes('bisect_')) ? [imports.bisect] : [])
        ]
      : [];
  return [
    ...needed,
    `${mark} ${comment(`${file.of}. ${threshold.sentence}`)}`,
    ...shown,
    ...(calibrator
      ? [
          `${mark} ${comment(`${calibrator.title}, fitted on ${calibrator.nFit} answers.${calibrator.lost ? ` ${calibrator.lost}` : ''}`)}`
        ]
      : []),
    ...(written ?? []),
    ...(calibrator && !written
      ? [
          `${mark} It divides the logits of every token by ${number(calibrator.parameters.temperature)} before the softmax: set that where the value is computed.`
        ]
      : [])
  ]
    .join('\n')
    .concat('\n');
}
