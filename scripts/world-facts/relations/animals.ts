import type { Question } from '../../../src/lib/questions/question';
import { shuffled } from '../../../src/lib/random/seeded';
import { kindsOf, mentionedness, sensesOf } from '../sources/wordnet';

/** Classes by WordNet's word, with the words an answer may use. */
const classes: Record<string, string[]> = {
  mammal: ['mammal', 'mammals', 'Mammalia', 'mammalian'],
  bird: ['bird', 'birds', 'Aves'],
  reptile: ['reptile', 'reptiles', 'Reptilia'],
  amphibian: ['amphibian', 'amphibians', 'Amphibia'],
  fish: ['fish', 'fishes'],
  insect: ['insect', 'insects', 'Insecta'],
  arachnid: ['arachnid', 'arachnids', 'Arachnida'],
  crustacean: ['crustacean', 'crustaceans', 'Malacostraca']
};

/** Animals asked. */
const asked = [
  ...['dog', 'whale', 'dolphin', 'bat', 'fox', 'kangaroo', 'platypus', 'hedgehog'],
  ...['walrus', 'armadillo', 'hippopotamus'],
  ...['owl', 'penguin', 'ostrich', 'flamingo', 'kiwi'],
  ...['snake', 'crocodile', 'turtle', 'chameleon', 'tortoise'],
  ...['frog', 'toad', 'salamander', 'newt', 'axolotl'],
  ...['shark', 'salmon', 'tuna', 'stingray', 'eel'],
  ...['ant', 'butterfly', 'ladybug', 'termite'],
  ...['spider', 'scorpion', 'tick', 'crab', 'lobster', 'shrimp']
];

/** Words whose first animal in WordNet is another one than a person means: a dolphin is also a kind of fish. */
const firstSense: Record<string, number> = { dolphin: 1 };

/** The class of the first sense of a word that is an animal of one, and all that it is a kind of. */
function classOf(name: string): { own: string; kinds: Set<string> } {
  for (const sense of sensesOf(name).slice(firstSense[name] ?? 0)) {
    const kinds = kindsOf(sense);
    const found = Object.keys(classes).filter((kind) => kinds.has(kind));
    if (found.length === 1) return { own: found[0], kinds };
  }
  throw new Error(`WordNet knows no animal of one class called "${name}"`);
}

/** `What class of animal is a fox?` */
export function animalClasses(): Question[] {
  return asked.map((name) => {
    const { own, kinds } = classOf(name);
    // Fish are no class of their own in zoology: the class of theirs is right as well.
    const zoological =
      own === 'fish' ? [kinds.has('cartilaginous_fish') ? 'Chondrichthyes' : 'Actinopterygii'] : [];
    const article = /^[aeiou]/.test(name) ? 'an' : 'a';
    return {
      id: `class-${name}`,
      text: `What class of animal is ${article} ${name}?`,
      answers: [...classes[own], ...zoological],
      distractors: shuffled(
        Object.keys(classes).filter((kind) => kind !== own),
        0,
        name
      ).slice(0, 3),
      group: 'animal classes',
      popularity: mentionedness(name)
    };
  });
}
