import { flushSync, mount, unmount } from 'svelte';
import type { Splitting } from '../comparison/splitting';
import type { RunFile } from '../runs/run';
import { pageFile } from './page-file';
import Report from './Report.svelte';

/** Every rule of the page's own style sheets, as text; what would load something is left out. */
function styles(): string {
  return [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => !(rule instanceof CSSImportRule) && !(rule instanceof CSSFontFaceRule))
    .map((rule) => rule.cssText)
    .filter((text) => !text.includes('url('))
    .join('\n');
}

/** Removes the comments that Svelte marks its places with. */
function removeComments(root: HTMLElement): void {
  const comments = document.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
  const found: ChildNode[] = [];
  while (comments.nextNode()) found.push(comments.currentNode as ChildNode);
  for (const comment of found) comment.remove();
}

/**
 * A run as one HTML file that needs nothing else: no network, no script. Its own policy forbids both. Works on a page
 * only, since it renders the same components as the comparison screen.
 * @param splitting how calibrators are judged
 */
export function reportHtml(file: RunFile, splitting: Splitting = 'halves'): string {
  const root = document.createElement('main');
  const report = mount(Report, { target: root, props: { file, splitting } });
  flushSync();
  removeComments(root);
  const body = root.outerHTML;
  void unmount(report);
  return pageFile({ title: `${file.run.title} · Calibration Lab`, styles: styles(), body });
}
