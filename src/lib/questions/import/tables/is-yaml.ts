import { linesOf } from './lines';

/**
 * Whether a text is YAML: by the file's name, or as it begins with a list of records, `- question: …`, or with a name that
 * has a list below it.
 */
export function isYaml(text: string, file: string): boolean {
  if (/\.ya?ml$/i.test(file)) return true;
  const first: string[] = [];
  for (const { text: line } of linesOf(text.slice(0, 4000))) {
    if (/^\s*(?:#|%|$)|^---/.test(line)) continue;
    if (first.push(line) === 2) break;
  }
  const [start = '', next = ''] = first;
  return (
    /^- ?(?:\{|["']?[\w -]{1,40}["']?:(?:\s|$))/.test(start) ||
    (/^[\w ]{1,40}:\s*$/.test(start) && /^\s*- /.test(next))
  );
}
