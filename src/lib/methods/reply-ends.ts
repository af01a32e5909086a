import type { PromptForm } from './arm';

/** Where a reply of one sentence or paragraph ends besides the end of the turn: at a line break. */
export const LINE_END = ['\n'];

/** Where a reply of several lines ends: a chat's with its turn, a completion's before the next example or a blank line. */
export function linesEnd(form: PromptForm): string[] {
  return form === 'chat' ? [] : ['\n\n', '\nQuestion:'];
}
