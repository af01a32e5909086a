import { defuseFormula } from '../../src/lib/questions/formula-cell';
import { binWords, type BinWords } from '../ece-bins';
import type { TableLine } from './lines';

/** Ways a table is written. */
export const tableFormats = ['csv', 'md', 'latex'] as const;
export type TableFormat = (typeof tableFormats)[number];

const texts = { source: 'run', asked: 'asked', read: 'read', kind: 'kind' } as const;
const figures = {
  right: 'right',
  auroc: 'AUROC',
  aurc: 'AURC',
  ece: 'ECE',
  byChance: 'ECE by chance',
  brier: 'Brier',
  nll: 'NLL',
  eceAfter: 'ECE after',
  brierAfter: 'Brier after'
} as const;
const textKeys = Object.keys(texts) as (keyof typeof texts)[];
const figureKeys = Object.keys(figures) as (keyof typeof figures)[];

function csvCell(text: string): string {
  const safe = defuseFormula(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Every figure as it is, its interval in columns of its own. */
function csv(lines: readonly TableLine[]): string {
  const head = [
    ...textKeys.map((key) => texts[key]),
    'n',
    'ECE bins',
    ...figureKeys.flatMap((key) => [figures[key], `${figures[key]} from`, `${figures[key]} to`]),
    'fit'
  ];
  const number = (value: number | null | undefined) =>
    value === null || value === undefined ? '' : String(value);
  const rows = lines.map((line) => [
    ...textKeys.map((key) => csvCell(line[key])),
    String(line.n),
    number(line.bins),
    ...figureKeys.flatMap((key) => {
      const { value, interval } = line[key];
      return [number(value), number(interval?.[0]), number(interval?.[1])];
    }),
    csvCell(line.fit)
  ]);
  return [head, ...rows].map((cells) => `${cells.join(',')}\r\n`).join('');
}

const rounded = (value: number, minus: string) => value.toFixed(3).replace('-', minus);

/** How figures stand in a table for people. */
interface Signs {
  minus: string;
  dash: string;
  bins: BinWords;
}

function shown(line: TableLine, key: keyof typeof figures, { minus, dash, bins }: Signs): string {
  const { value, interval } = line[key];
  if (value === null) return dash;
  const ends = interval ? ` [${rounded(interval[0], minus)}, ${rounded(interval[1], minus)}]` : '';
  return `${rounded(value, minus)}${ends}${key === 'ece' ? bins.after(line.bins!) : ''}`;
}

const columnsOf = (lines: readonly TableLine[]) =>
  figureKeys.filter((key) => lines.some((line) => line[key].value !== null));

/** The column of what was fitted, where something was. */
const fitColumn = (lines: readonly TableLine[]) => (lines.some(({ fit }) => fit !== '') ? ['fit'] : []);

const headsOf = (keys: readonly (keyof typeof figures)[], { bins }: Signs) =>
  keys.map((key) => (key === 'ece' ? bins.head : figures[key]));

function markdown(lines: readonly TableLine[]): string {
  const keys = columnsOf(lines);
  const fits = fitColumn(lines);
  const signs = { minus: '−', dash: '–', bins: binWords(lines.map(({ bins }) => bins)) };
  const cell = (text: string) => text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replace(/\s+/g, ' ');
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  return [
    row([...textKeys.map((key) => texts[key]), 'n', ...headsOf(keys, signs), ...fits]),
    row([...textKeys.map(() => '---'), '---:', ...keys.map(() => '---:'), ...fits.map(() => '---')]),
    ...lines.map((line) =>
      row([
        ...textKeys.map((key) => cell(line[key])),
        String(line.n),
        ...keys.map((key) => shown(line, key, signs)),
        ...fits.map(() => line.fit || signs.dash)
      ])
    )
  ].join('');
}

const SPECIAL: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}'
};

/** Text with what LaTeX takes for commands written out. */
export function latexText(text: string): string {
  return text.replace(/[\\~^&%$#_{}]/g, (sign) => SPECIAL[sign] ?? `\\${sign}`).replace(/\s+/g, ' ');
}

function latex(lines: readonly TableLine[]): string {
  const keys = columnsOf(lines);
  const fits = fitColumn(lines);
  const signs = { minus: '-', dash: '', bins: binWords(lines.map(({ bins }) => bins)) };
  const row = (cells: readonly string[]) => `  ${cells.join(' & ')} \\\\\n`;
  const numbers = (line: TableLine) =>
    keys.map((key) => shown(line, key, signs).replace(/-?\d+\.\d+/g, (value) => `$${value}$`));
  return [
    '% Needs \\usepackage{booktabs}. Square brackets: 95 % intervals. ECE: bins of equal width, right-closed.\n',
    `\\begin{tabular}{${'l'.repeat(textKeys.length)}${'r'.repeat(keys.length + 1)}${'l'.repeat(fits.length)}}\n  \\toprule\n`,
    row([...textKeys.map((key) => texts[key]), '$n$', ...headsOf(keys, signs), ...fits]),
    '  \\midrule\n',
    ...lines.map((line) =>
      row([
        ...textKeys.map((key) => latexText(line[key])),
        String(line.n),
        ...numbers(line),
        ...fits.map(() => latexText(line.fit))
      ])
    ),
    '  \\bottomrule\n\\end{tabular}\n'
  ].join('');
}

/** A table in one of the formats. */
export function tableText(lines: readonly TableLine[], format: TableFormat): string {
  return { csv, md: markdown, latex }[format](lines);
}
