import { createRawSnippet, flushSync, mount, unmount } from 'svelte';
import { expect, it } from 'vitest';
import { testRun } from '../../../tests/fixtures/run';
import { lab } from '../lab/lab.svelte';
import { runShelf } from '../lab/run-shelf.svelte';
import RunBoundary from './RunBoundary.svelte';

it('says that a run cannot be shown and why, notes it, and shows the next run', () => {
  lab.desk.run = { ...testRun(2), id: 'odd' };
  const target = document.createElement('div');
  const children = createRawSnippet(() => ({
    render: () => {
      if (lab.run?.id === 'odd') throw new RangeError('gold is 9');
      return '<p>shown</p>';
    }
  }));
  const boundary = mount(RunBoundary, {
    target,
    props: { runsPage: '/runs/', live: { lab, runShelf }, children }
  });
  flushSync();
  expect(target.querySelector('[role=alert]')?.textContent).toContain('This run cannot be shown: gold is 9');
  expect(target.querySelector('a')?.getAttribute('href')).toBe('/runs/');
  expect(runShelf.faults.get('odd')).toBe('gold is 9');
  lab.desk.run = { ...testRun(2), id: 'next' };
  flushSync();
  expect(target.textContent).toContain('shown');
  expect(target.querySelector('[role=alert]')).toBeNull();
  void unmount(boundary);
});
