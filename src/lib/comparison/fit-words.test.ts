import { expect, it } from 'vitest';
import { recordedRun } from '../../../tests/fixtures/recorded-run';
import { compareRow, type CompareSettings } from './compare';
import { outcomeWords, warningWords } from './fit-words';
import { isFit } from './is-fit';
import { rowsOf } from './rows';

const rows = rowsOf(recordedRun());

function fitsOf(calibrators: CompareSettings['calibrators']) {
  const fits = rows.flatMap((row) => compareRow(row, { calibrators, resamples: 0 }).fits);
  return fits.filter(isFit);
}

it('every warning of a fit stands in its sentences once, unless what is lost says it', () => {
  const fits = fitsOf('all');
  const warned = new Set<string>();
  for (const fit of fits) {
    const words = outcomeWords(fit);
    for (const { code, message } of fit.warnings) {
      const lost = (code === 'level' && fit.kept.doubt) || (code === 'reversed' && fit.kept.reversed);
      expect(words.split(message).length - 1, message).toBe(lost ? 0 : 1);
      if (lost) expect(words).toMatch(/erase|revers/i);
      else warned.add(code);
    }
  }
  expect([...warned]).toEqual(expect.arrayContaining(['few-rows', 'at-bound', 'empty-bins', 'clipped']));
});

it('a fit that warns of nothing says no more than its outcome', () => {
  const quiet = fitsOf('usual').filter(({ warnings, outcome }) => warnings.length === 0 && outcome);
  expect(quiet.length).toBeGreaterThan(0);
  for (const fit of quiet) {
    expect(warningWords(fit)).toBe('');
    expect(outcomeWords(fit)).toBe(fit.outcome!.sentence);
  }
});
