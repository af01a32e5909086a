import { flushSync, mount, unmount } from 'svelte';
import { expect, it } from 'vitest';
import { askedFile } from '../../../tests/fixtures/asked-run';
import ArmView from './ArmView.svelte';

it('shows what every way to ask leaves', async () => {
  const { run, answers } = await askedFile(1);
  const [stored] = answers;
  for (const trace of stored.traces) {
    const target = document.createElement('div');
    const view = mount(ArmView, { target, props: { run, answers: stored, trace, temperature: 2 } });
    flushSync();
    const text = target.textContent.replace(/\s+/g, ' ');
    expect(text, trace.armId).toContain('Graded');
    expect(text, trace.armId).not.toMatch(/NaN|undefined|null/);
    if (trace.armId === 'samples') expect(text).toContain('3 answers drawn say');
    if (trace.armId === 'alike')
      expect(text).toMatch(/drawn replies have a mean similarity of 0\.\d+ \(1 = identical\)/);
    if (trace.armId === 'p-true') expect(text).toContain('Asked whether its answer is true');
    if (trace.armId === 'paraphrases') expect(text).toContain('3 wordings lead to');
    for (const evidence of trace.evidence) {
      if (evidence.kind !== 'abstention') continue;
      expect(text).toContain(evidence.guess ? 'Its best guess anyway' : 'It did not decline');
      expect(text.includes('It said nothing')).toBe(evidence.abstained && trace.answer === '');
    }
    if (trace.armId === 'distractors-self')
      expect(text).toContain('drawn answers say the same as the graded one');
    if (trace.armId === 'distractors-letter-orders') {
      expect(target.querySelector('[aria-label*="averaged over its orders"]')).not.toBeNull();
    }
    void unmount(view);
  }
});
