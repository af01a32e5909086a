import { flushSync, mount, unmount, type Component } from 'svelte';
import type { Splitting } from '../comparison/splitting';
import type { DecisionReport } from '../decisions/take-away/decision-report';
import type { RunFile } from '../runs/run';
import DecisionsAlone from './DecisionsAlone.svelte';
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

/** A component as one HTML file. */
function htmlOf<Props extends Record<string, unknown>>(
  component: Component<Props>,
  props: Props,
  title: string
): string {
  const root = document.createElement('main');
  const mounted = mount(component, { target: root, props });
  flushSync();
  removeComments(root);
  const body = root.outerHTML;
  void unmount(mounted);
  return pageFile({ title: `${title} · Calibration Lab`, styles: styles(), body });
}

/**
 * A run as one HTML file that needs nothing else: no network, no script. Its own policy forbids both. Works on a page
 * only, since it renders the same components as the comparison screen.
 * @param splitting how calibrators are judged
 * @param decisions what was decided on one of its rows
 */
export function reportHtml(
  file: RunFile,
  splitting: Splitting = 'halves',
  decisions: DecisionReport | null = null
): string {
  return htmlOf(Report, { file, splitting, decisions }, file.run.title);
}

/** Decisions on a file of predictions as one HTML file, as `reportHtml`. */
export function decisionsHtml(report: DecisionReport): string {
  return htmlOf(DecisionsAlone, { report }, report.file.of);
}
