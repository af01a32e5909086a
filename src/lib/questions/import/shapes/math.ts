import { RowFault } from '../draft';
import { asText } from '../values/read-value';
import type { Shape } from './shape';

/** What stands in the last `\\boxed{…}` of a solution, braces within it counted; `null` where there is none. */
function boxed(solution: string): string | null {
  const start = Math.max(solution.lastIndexOf('\\boxed{'), solution.lastIndexOf('\\fbox{'));
  if (start < 0) return null;
  const open = solution.indexOf('{', start);
  let depth = 0;
  for (let at = open; at < solution.length; at++) {
    if (solution[at] === '{') depth++;
    else if (solution[at] === '}' && --depth === 0) return solution.slice(open + 1, at).trim() || null;
  }
  return null;
}

/** MATH: the answer is what stands in a box at the end of the solution. */
export const math: Shape = {
  id: 'math',
  name: 'MATH',
  sure: 'certain',
  fits: (table) =>
    table.has('problem', 'solution') &&
    !table.has('answer') &&
    table.mostly('solution', (value) => boxed(asText(value) ?? '') !== null),
  read(row) {
    const solution = row.text('solution', 'the solution');
    const answer = boxed(solution);
    if (answer === null)
      throw new RowFault(row.column('solution'), 'has no answer in a \\boxed{…}', solution);
    return {
      text: row.text('problem', 'the question'),
      answers: [answer],
      group: row.optional('type') ?? row.optional('subject')
    };
  }
};
