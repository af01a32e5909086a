/** What the page of comparisons consists of once it can be worked with; it is fetched as one. */
export { lab } from '../lab/lab.svelte';
export { trouble } from '../lab/trouble.svelte';
export { default as ComparePage } from './ComparePage.svelte';
