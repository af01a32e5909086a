import type { Question } from '../../../src/lib/questions/question';
import { shuffled } from '../../../src/lib/random/seeded';
import { countries } from '../sources/countries';
import { spread } from '../spread';

const continents = ['Africa', 'Asia', 'Europe', 'North America', 'South America', 'Oceania'];

/**
 * Not asked: countries with parts on two continents or where books disagree, Central America and the small Caribbean
 * islands (called a continent of their own by some), and Australia, which is its own.
 */
const notAsked = new Set(
  (
    'AM AU CL CO CY DK EC ES FR GE GR ID IL IS IT NL NO NZ PG PT TL TR TT US YE ' +
    'BZ CR GT HN NI PA SV AG BB BS DM DO GD KN LC VC CF ZA'
  ).split(' ')
);

const alias: Record<string, string[]> = {
  Oceania: ['Australasia', 'Australia and Oceania'],
  'North America': ['Northern America'],
  Africa: ['African'],
  Asia: ['Asian'],
  Europe: ['European']
};

/** How many countries of each continent; a model that names one continent for all is right no oftener than on the others. */
const quota: Record<string, number> = {
  Africa: 6,
  Asia: 6,
  Europe: 4,
  'South America': 3,
  'North America': 2,
  Oceania: 3
};

/** `On which continent is Chad?` */
export function continentsOf(): Question[] {
  return continents.flatMap((continent) => {
    const asked = countries.filter(
      (country) => country.continent === continent && country.oneContinent && !notAsked.has(country.code)
    );
    return spread(asked, quota[continent]).map(({ code, name, popularity }) => ({
      id: `continent-${code.toLowerCase()}`,
      text: `On which continent ${name.endsWith('s') && name.startsWith('the ') && code !== 'AE' && code !== 'PH' ? 'are' : 'is'} ${name}?`,
      answers: [continent, ...(alias[continent] ?? [])],
      distractors: shuffled(
        continents.filter((other) => other !== continent),
        0,
        code
      ).slice(0, 3),
      group: 'continents',
      popularity: Number(popularity.toFixed(2))
    }));
  });
}
