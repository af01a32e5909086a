import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import { testFile } from '../../../tests/fixtures/run';
import { runFileBlob } from '../runs/file/write';
import { addRun, removeRun } from '../store/runs';
import { lab } from './lab.svelte';
import { runMoves } from './run-moves.svelte';
import { runShelf } from './run-shelf.svelte';
import { storedRuns } from './stored-runs';

it('what opening put back on the list goes from the screen when it is taken back', async () => {
  vi.stubGlobal('BroadcastChannel', undefined);
  const whole = testFile(12);
  await runShelf.store.use(async (db) => {
    await addRun(db, { ...whole, run: { ...whole.run, id: 'other' } });
    await addRun(db, { run: whole.run, answers: whole.answers.slice(0, 5) });
    await removeRun(db, whole.run.id);
  });
  await runShelf.refresh();
  expect(await storedRuns.openFile(runFileBlob(whole))).toBe(true);
  expect(runMoves.lastOpened).toMatchObject({ how: 'join', putBack: true });
  expect(lab.run?.id).toBe(whole.run.id);
  await storedRuns.undoOpen();
  expect(runShelf.removed.map(({ id }) => id)).toEqual([whole.run.id]);
  expect(lab.run?.id).toBe('other');

  // One that was on the list stays on the screen, as it was.
  const [first, ...rest] = testFile(12, 9).answers;
  const part = { run: { ...testFile(12, 9).run, id: 'part' }, answers: [first!] };
  await runShelf.store.use((db) => addRun(db, part));
  await runShelf.refresh();
  await storedRuns.openFile(runFileBlob({ ...part, answers: [first!, ...rest] }));
  expect(lab.answers).toHaveLength(12);
  await storedRuns.undoOpen();
  expect(lab.run?.id).toBe('part');
  expect(lab.answers).toHaveLength(1);
});
