import { group } from 'd3-array';
import { normalise } from '../../../src/lib/questions/grading/normalise';
import type { Question } from '../../../src/lib/questions/question';
import { logShare } from '../popularity';
import { cities } from '../sources/cities';
import { countries, neighboursOf } from '../sources/countries';
import { spread } from '../spread';

/** Countries whose borders or cities are disputed, and city states. */
const notAsked = new Set('IL SG UA SO SS'.split(' '));

/** Cities that share their name with a well-known place elsewhere. */
const ambiguous = new Set([
  'Birmingham',
  'Valencia',
  'Barcelona',
  'Santiago de los Caballeros',
  'Hyderabad',
  'Córdoba',
  'León',
  'Mérida',
  'Cartagena',
  'Salvador',
  'Santa Cruz de la Sierra',
  'Tripoli',
  'Alexandria',
  'Trujillo',
  'Perth',
  'San Pedro Sula'
]);

/** `In which country is Osaka?`: at most two cities of a country, not the capital, of at least 250,000 people. */
export function countriesOf(count: number): Question[] {
  const known = new Map(countries.map((country) => [country.code, country]));
  const capitals = new Set(countries.map(({ capital }) => normalise(capital)));
  const perCountry = new Map<string, number>();
  const large = cities.filter(({ population }) => population > 50_000);
  const countriesWith = group(large, ({ name }) => normalise(name));
  const asked = large.filter(({ name, country, population }) => {
    const record = known.get(country);
    if (!record || population < 250_000 || notAsked.has(country) || ambiguous.has(name)) return false;
    const text = normalise(name);
    if (capitals.has(text) || record.names.some((own) => text.includes(normalise(own)))) return false;
    if (countriesWith.get(text)?.some((other) => other.country !== country)) return false;
    const before = perCountry.get(country) ?? 0;
    perCountry.set(country, before + 1);
    return before < 2;
  });
  return spread(asked, count).map(({ name, country, population }) => {
    const record = known.get(country)!;
    const near = neighboursOf(record).filter(({ code }) => !notAsked.has(code));
    return {
      id: `city-${normalise(name).replaceAll(' ', '-')}`,
      text: `In which country is ${name}?`,
      answers: record.names,
      distractors: near.slice(0, 3).map(({ names }) => names[0]),
      group: 'cities',
      popularity: Number(((logShare(population, 1e5, 2.5e7) + record.popularity) / 2).toFixed(2))
    };
  });
}
