import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { catchOutput } from '../../tests/fixtures/catch-output';
import { cliFiles } from '../../tests/fixtures/cli-files';
import { latexText } from './formats';
import { table } from './table';

const { folder, run, predictions } = cliFiles('lab-table-');
const out = catchOutput();

describe('lab table', () => {
  const rows = ['--rows', 'direct', '--resamples', '100'];

  it('writes the rows of a run and a file as Markdown, LaTeX and CSV', async () => {
    await table([run, predictions('small.csv'), ...rows]);
    const lines = out.text.trim().split('\n');
    expect(lines[0]).toMatch(/^\| run \| asked \| read \| kind \| n \| right \| AUROC/);
    expect(new Set(lines.map((line) => line.split('|').length)).size).toBe(1);
    expect(lines[0]).toContain('| ECE | ECE by chance |');
    expect(lines.at(-1)).toContain('| small.csv | Predictions | confidence | probability | 900 |');
    expect(lines.at(-1)).toContain(' (10 bins) |');
    expect(lines[0]).toMatch(/\| Brier after \| fit \|$/);
    expect(lines.at(-1)).toMatch(/\| temperature on confidences \|$/);
    expect(lines.at(-2)).toMatch(/probability.* \(5 bins\) \||score/);
    out.text = '';
    await table([run, ...rows, '--format', 'latex']);
    expect(out.text).toMatch(/\\toprule[^]*\$0\.\d{3}\$ \[\$0\.\d{3}\$, \$0\.\d{3}\$\][^]*\\bottomrule/);
    out.text = '';
    await table([run, ...rows, '--format', 'csv']);
    const [head, first] = out.text.split('\r\n');
    expect(head).toContain('AUROC,AUROC from,AUROC to');
    expect(first).toContain('Direct answer');
  });

  it('fits files of predictions too, over as many bins, and says where ids repeat', async () => {
    const file = predictions('table.csv');
    await table([file, '--fit', 'isotonic', '--resamples', '0', '--format', 'csv']);
    const [head, line] = out.text
      .trim()
      .split('\r\n')
      .map((text) => text.split(','));
    expect(line[head.indexOf('fit')]).toBe('isotonic regression');
    expect(Number(line[head.indexOf('ECE after')])).toBeGreaterThan(0);
    expect(line[head.indexOf('ECE bins')]).toBe('10');
    const twice = join(folder, 'twice.csv');
    const lines = Array.from({ length: 40 }, (_, i) => `q${i % 20},0.${30 + i},${i % 2}`);
    writeFileSync(twice, ['id,confidence,correct', ...lines].join('\n'));
    out.text = '';
    const aside = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    await table([twice, '--resamples', '0']);
    expect(aside).toHaveBeenCalledWith(
      expect.stringMatching(/its ids repeat, so that it stands without a fit/)
    );
    expect(out.text).toContain('| ECE, 5 bins |');
  });

  it('escapes what LaTeX takes for commands, and names bad options', async () => {
    expect(latexText('a_b & 5 % \\x ~')).toBe('a\\_b \\& 5 \\% \\textbackslash{}x \\textasciitilde{}');
    await expect(table([run, '--format', 'word'])).rejects.toThrow(/--format must be csv or md or latex/);
    await expect(table([])).rejects.toThrow(/FILE is missing/);
  });
});
