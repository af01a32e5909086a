/** What stands around every page; it is fetched as one. */
export { headerWords } from '../lab/header-words';
export { lab } from '../lab/lab.svelte';
export { runShelf } from '../lab/run-shelf.svelte';
export { default as Notice } from './Notice.svelte';
