import { elements as listed } from 'chemical-elements';
import type { Question } from '../../../src/lib/questions/question';
import { shuffled } from '../../../src/lib/random/seeded';
import { mentionedness } from '../sources/wordnet';
import { spread } from '../spread';

interface Element {
  number: number;
  symbol: string;
  /** Lower case. */
  name: string;
  popularity: number;
}

/** The elements up to uranium, the most mentioned first. Sulfur and caesium are spelt as IUPAC does. */
const elements: Element[] = listed
  .filter(({ number }) => number <= 92)
  .map(({ number, symbol, name }) => ({ number, symbol, name: name.toLowerCase() }))
  .map((element) => ({ ...element, popularity: mentionedness(element.name) }))
  .sort((a, b) => b.popularity - a.popularity || a.number - b.number);

/** Guesses that grading would take for an article and leave out. */
const articles = new Set(['A', 'An']);

/** Symbols a person might guess: the beginning of the name, then the best known elements with the same first letter. */
function symbolsLike({ symbol, name }: Element): string[] {
  const initial = name[0].toUpperCase();
  const sameInitial = elements.map((element) => element.symbol).filter((other) => other[0] === initial);
  const guesses = [initial, initial + name[1], ...sameInitial, initial + name[2], initial + name[3]];
  return [...new Set(guesses)].filter((other) => other !== symbol && !articles.has(other));
}

/** Symbols that are words of English too: a sentence holds them by chance, so they are not asked. */
const words = new Set(['I', 'As', 'At', 'In', 'He', 'No', 'Be', 'Am']);

/** `What is the chemical symbol of iron?` */
export function chemicalSymbols(count: number): Question[] {
  const asked = elements.filter(({ symbol }) => !words.has(symbol));
  return spread(asked, count).map((element) => ({
    id: `symbol-${element.symbol.toLowerCase()}`,
    text: `What is the chemical symbol of ${element.name}?`,
    answers: [element.symbol],
    distractors: symbolsLike(element).slice(0, 3),
    group: 'chemical symbols',
    popularity: element.popularity
  }));
}

/** Numbers by which wrong answers miss: neighbours, and the next or the last row of the table. */
const MISSES = [-18, -8, -3, -2, -1, 1, 2, 3, 8, 18];

/** `What is the atomic number of oxygen?` */
export function atomicNumbers(count: number): Question[] {
  return spread(elements, count).map(({ number, symbol, name, popularity }) => ({
    id: `number-${symbol.toLowerCase()}`,
    text: `What is the atomic number of ${name}?`,
    answers: [String(number)],
    distractors: shuffled(MISSES, 0, symbol)
      .map((miss) => number + miss)
      .filter((other) => other > 0)
      .slice(0, 3)
      .map(String),
    group: 'atomic numbers',
    popularity
  }));
}
