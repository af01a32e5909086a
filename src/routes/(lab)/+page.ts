import { liveFrame } from '$lib/page/live-frame.svelte';

/**
 * What the page shows of the recorded run before its answers are read: it stands in the page itself. Who comes from another
 * page has all that follows it already.
 */
export const load = async ({ fetch }) => {
  if (liveFrame.parts) return { sight: null };
  const response = await fetch('/first-sight.json');
  return { sight: response.ok ? await response.text() : null };
};
