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

it('shows a long run before it is stored, and once only', async () => {
  const file = { ...testFile(600, 3), run: { ...testFile(600, 3).run, id: 'long' } };
  const stored = async () => (await runShelf.store.use((db) => db.getAllKeys('runs'))).includes(file.run.id);
  const show = vi.spyOn(lab, 'show');
  expect(await storedRuns.openFile(runFileBlob(file))).toBe(true);
  expect(lab.run?.id).toBe(file.run.id);
  expect(await stored()).toBe(false);
  expect(runMoves.storing).toEqual([file.run.id]);
  await vi.waitFor(() => expect(runMoves.storing).toEqual([]), 30_000);
  expect(await stored()).toBe(true);
  expect(runMoves.lastOpened).toMatchObject({ how: 'new', id: file.run.id });
  expect(show).toHaveBeenCalledTimes(1);
  expect((await runShelf.load(file.run.id))?.answers).toHaveLength(600);
  show.mockRestore();
});

it('keeps a long run that could not be stored on the screen, and stores it once there is room', async () => {
  const file = { ...testFile(600, 5), run: { ...testFile(600, 5).run, id: 'no room' } };
  const put = vi.spyOn(runMoves, 'put').mockRejectedValueOnce(new DOMException('full', 'QuotaExceededError'));
  expect(await storedRuns.openFile(runFileBlob(file))).toBe(true);
  await vi.waitFor(() => expect(runMoves.storing).toEqual([]), 30_000);
  expect(lab.run?.id).toBe('no room');
  expect((await runShelf.load('no room'))?.answers).toHaveLength(600);
  put.mockRestore();
});

it('what is taken back before it is shown does not come after that', async () => {
  await runShelf.refresh();
  const file = { ...testFile(12, 7), run: { ...testFile(12, 7).run, id: 'taken back' } };
  const put = runMoves.put.bind(runMoves);
  let undone: Promise<void> | undefined;
  vi.spyOn(runMoves, 'put').mockImplementationOnce(async (...given) => {
    const opened = await put(...given);
    // The notice stands there from the next moment on.
    setTimeout(() => (undone = storedRuns.undoOpen()));
    return opened;
  });
  const opening = storedRuns.openFile(runFileBlob(file));
  await vi.waitFor(() => expect(undone).toBeDefined());
  await Promise.all([opening, undone]);
  expect(runShelf.removed.map(({ id }) => id)).toContain('taken back');
  expect(lab.run?.id).not.toBe('taken back');
});

it('a file that comes late does not push away the run a person opened meanwhile', async () => {
  const file = { ...testFile(12, 8), run: { ...testFile(12, 8).run, id: 'late' } };
  const opening = storedRuns.openFile(runFileBlob(file));
  await lab.open('other');
  await opening;
  expect(lab.run?.id).toBe('other');
  expect(runShelf.runs.map(({ id }) => id)).toContain('late');
});
