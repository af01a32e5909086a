/** What the page has in place of each option of the command line. */
const fields: readonly (readonly [option: RegExp, field: string])[] = [
  [/--columns(?![\w-])/g, '“Say which column is what”'],
  [/--percent(?![\w-])/g, '“Confidences are percentages”'],
  [/--split-answers(?![\w-])/g, '“Several right answers in a cell are parted by”'],
  [/--index-base(?![\w-])/g, '“Option labels count from”']
];

/** A message about a file in the page's words: the fields of its form in place of the command line's options. */
export function pageWords(message: string): string {
  const said = message
    .replace(/with --columns, as in --columns confidence=p,correct=hit\./, 'under --columns.')
    .replace(/let --split 0\.5 split by id\./, 'choose “Split by id, not as the file says”.')
    .replace(/(--columns) (\w+=[^\s;]+?)(?=[.,;]?(?:\s|$))/g, (_, option: string, named: string) => {
      const columns = named.split(',').map((each) => each.replace('=', ': '));
      return `${option} (${columns.join(', ')})`;
    });
  return fields.reduce((words, [option, field]) => words.replace(option, field), said);
}
