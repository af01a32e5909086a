import { describe, expect, it } from 'vitest';
import { runOf, viewOf } from '../runs/predictions/service';
import { PredictionsDesk } from './predictions-desk.svelte';

const file = (text: string) => new File([text], 'f.csv');
const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());
const desk = () =>
  new PredictionsDesk(
    async (blob, choices, settings, signal) => {
      const result = await viewOf(await bytesOf(blob), choices, { ...settings, resamples: 10 });
      signal.throwIfAborted();
      return result;
    },
    async (blob, choices) => runOf(await bytesOf(blob), blob.name, choices)
  );

describe('predictions on the page', () => {
  it('are refused with the reason and the columns, and read once it is said how', async () => {
    const page = desk();
    await page.open(file('sure,hit\n85,1\n60,0\n'));
    expect(page.refused).toMatchObject({ columns: ['sure', 'hit'] });
    await page.read({ columns: { confidence: 'sure', correct: 'hit' } });
    expect(page.refused!.message).toContain('--percent');
    await page.read({ percent: true });
    expect(page.refused).toBeNull();
    expect(page.view!.report).toMatchObject({ n: 2, accuracy: 0.5, meanConfidence: 0.725 });
    expect(page.view!.diagram.dots.map(({ count }) => count)).toEqual([1, 1]);
    expect(page.busy).toBe(false);
  });

  it('too few to fit still have figures, and say so', async () => {
    const page = desk();
    await page.open(file('confidence,correct\n0.9,1\n'));
    expect(page.view!.report.n).toBe(1);
    expect(page.view!.report.notes.join(' ')).toContain('Nothing was fitted.');
  });

  it('are those of the last file, whatever one before it is still at', async () => {
    const page = desk();
    const first = page.open(file('confidence,correct\n0.9,1\n'));
    const second = page.open(file('confidence,correct\n0.2,0\n0.3,0\n'));
    await Promise.all([first, second]);
    expect(page.view!.report.n).toBe(2);
    page.close();
    expect(page.file).toBeNull();
    expect(page.view).toBeNull();
  });

  it('of several files are those of the first, and the others are named', async () => {
    const page = desk();
    await page.open(file('confidence,correct\n0.9,1\n'), new File([''], 'second.csv'));
    expect(page.others).toEqual(['second.csv']);
    await page.open(file('confidence,correct\n0.9,1\n'));
    expect(page.others).toEqual([]);
  });

  it('are fitted on the part that the file says, unless another split is asked for', async () => {
    const rows = Array.from(
      { length: 60 },
      (_, i) => `q${i},${(i + 1) / 61},${i % 3 ? 1 : 0},${i < 20 ? 'fit' : 'judge'}`
    );
    const page = desk();
    await page.open(file(`id,confidence,correct,split\n${rows.join('\n')}`));
    expect(page.view!.hasSplit).toBe(true);
    expect(page.view!.report.fits.platt).toMatchObject({ n: 20, nJudged: 40, judgedOn: 'held-out' });
    await page.read({ ignoreSplit: true });
    expect(page.view!.report.fits.platt.n).not.toBe(20);
    expect(page.view!.report.fits.platt.judgedOn).toBe('held-out');
  });

  it('of several rows have no figures of their own, and open as a run', async () => {
    const page = desk();
    await page.open(file('id,arm,confidence,correct\na,x,0.9,1\na,y,0.2,0\nb,y,0.2,unparsed\n'));
    expect([page.view, page.refused]).toEqual([null, null]);
    expect(page.several).toMatchObject({
      questions: 2,
      rows: [
        { arm: 'x', signal: 'confidence', n: 1 },
        { arm: 'y', signal: 'confidence', n: 1 }
      ]
    });
    const opened = await page.asRun();
    expect(opened!.run.plan.arms.map(({ id }) => id)).toEqual(['x', 'y']);
    page.close();
    expect(await page.asRun()).toBeNull();
  });

  it('that cannot be a run say why, and keep their figures', async () => {
    const page = desk();
    await page.open(file('id,confidence,correct\na,0.9,1\na,0.2,0\n'));
    expect(await page.asRun()).toBeNull();
    expect(page.refused!.message).toContain('counts each question once');
    expect(page.view!.report.n).toBe(2);
  });
});
