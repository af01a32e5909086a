import type { Question } from '../../../src/lib/questions/question';
import { shuffled } from '../../../src/lib/random/seeded';
import { mentionedness, sensesOf } from '../sources/wordnet';

/** People asked, by their full name. */
const asked = [
  'Albert Einstein',
  'Charles Darwin',
  'Ludwig van Beethoven',
  'Pablo Picasso',
  'Marie Curie',
  'Mahatma Gandhi',
  'Abraham Lincoln',
  'Napoleon Bonaparte',
  'William Shakespeare',
  'Karl Marx',
  'Galileo Galilei',
  'Jane Austen',
  'Charles Dickens',
  'Leonardo da Vinci',
  'Vincent van Gogh',
  'Thomas Edison',
  'Mark Twain',
  'Immanuel Kant',
  'Johann Sebastian Bach',
  'Martin Luther',
  'Sigmund Freud',
  'Winston Churchill',
  'Nikola Tesla',
  'Louis Pasteur',
  'Michael Faraday',
  'Johannes Kepler',
  'Walt Disney',
  'Niels Bohr'
];

/** Years by which wrong answers miss. */
const MISSES = [-23, -14, -9, -6, 5, 8, 12, 17, 26];

/** `In what year was Albert Einstein born?`, by the life dates in WordNet's definitions. */
export function birthYears(): Question[] {
  return asked.map((name) => {
    const [{ gloss }] = sensesOf(name.toLowerCase().replaceAll(' ', '_'));
    const year = Number(gloss.match(/\((?:born )?(\d{4})/)?.[1]);
    if (!year) throw new Error(`WordNet has no year of birth of ${name}: ${gloss}`);
    return {
      id: `born-${name.toLowerCase().replaceAll(' ', '-')}`,
      text: `In what year was ${name} born?`,
      answers: [String(year)],
      distractors: shuffled(MISSES, 0, name)
        .slice(0, 3)
        .map((miss) => String(year + miss)),
      group: 'birth years',
      popularity: mentionedness(name.split(' ').at(-1)!)
    };
  });
}
