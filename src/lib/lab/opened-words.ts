import { counted } from '../predictions/counted';
import type { OpenedNotice } from './run-moves.svelte';

/** What opening a file did, in words. */
export function openedWords({
  how,
  title,
  why,
  putBack,
  questionIds,
  grades,
  groupings
}: OpenedNotice): string {
  const added = [
    ...(questionIds.length > 0 ? [`the answers to ${counted(questionIds.length, 'question')}`] : []),
    ...(grades.length > 0 ? [counted(grades.length, 'grade')] : []),
    ...(groupings.length > 0 ? [counted(groupings.length, 'grouping')] : [])
  ].join(' and ');
  switch (how) {
    case 'new':
      return `Opened “${title}”.`;
    case 'same':
      if (putBack) return `“${title}” was among the removed runs; it is on the list again.`;
      return `All of “${title}” is here already; nothing was changed.`;
    case 'join':
      return `“${title}” is here already. From the file came ${added}; nothing that was here was replaced.`;
    case 'both':
      return `Another run with the id of “${title}” is here (${why}). Both are kept.`;
  }
}
