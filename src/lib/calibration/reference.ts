/** A work that can be cited. */
export interface Reference {
  /** BibTeX key. */
  key: string;
  /** How texts name it: family name of the first author, and the year. */
  author: string;
  year: number;
  bibtex: string;
}

/** Kinds of work, as BibTeX calls them. */
type ReferenceKind = 'article' | 'inproceedings' | 'incollection' | 'misc';

/** A work from what BibTeX asks of it. @param author family name of the first author, as texts write it */
export function reference(
  key: string,
  author: string,
  year: number,
  kind: ReferenceKind,
  fields: Record<string, string>
): Reference {
  const lines = Object.entries({ ...fields, year: String(year) }).map(
    ([name, value]) => `  ${name} = {${value}}`
  );
  return { key, author, year, bibtex: `@${kind}{${key},\n${lines.join(',\n')}\n}` };
}
