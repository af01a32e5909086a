import { normalise } from '../../../src/lib/questions/grading/normalise';
import type { Question } from '../../../src/lib/questions/question';
import { cities } from '../sources/cities';
import { countries, neighboursOf, type Country } from '../sources/countries';
import { spread } from '../spread';

/** Capitals under another spelling or an earlier name. */
const aliases: Record<string, string[]> = {
  AD: ['Andorra'],
  AG: ["St. John's", 'St Johns'],
  BE: ['City of Brussels'],
  BR: ['Brasilia'],
  CH: ['Berne'],
  CU: ['La Habana'],
  DK: ['København'],
  DZ: ['Alger'],
  EE: ['Talinn'],
  GE: ['Tiflis'],
  GR: ['Athina'],
  IN: ['Delhi'],
  KH: ['Phnom-Penh'],
  KZ: ['Nur-Sultan', 'Nursultan'],
  MD: ['Kishinev'],
  MM: ['Nay Pyi Taw', 'Nay Pyi Daw', 'Naypyitaw'],
  MN: ['Ulaanbaatar', 'Ulan Bator', 'Ulaan Baatar'],
  MV: ['Male'],
  PH: ['Metro Manila'],
  RO: ['București'],
  SA: ['Riyad'],
  TD: ['Ndjamena', "N'Djaména"],
  TO: ['Nukualofa', 'Nuku’alofa'],
  UA: ['Kiev', 'Kyjiv'],
  US: ['Washington', 'Washington DC', 'Washington, DC'],
  VU: ['Port-Vila'],
  YE: ['Sanaa', 'Sana’a']
};

/**
 * Not asked: more than one capital or a contested one, a move that is under way, or a name that is the country's own
 * (where repeating the question would be right).
 */
const notAsked = new Set(
  ('BI BJ BO CI CL GQ ID IL LK MY NR PW SZ TZ YE ZA ' + 'AD DJ DZ GT KW LU MC MX PA SG SM ST SV TN KI').split(
    ' '
  )
);

/** Cities that share a capital's duties, so that they are no plain wrong answer. */
const alsoCapital = new Set(['Cetinje', 'Sale']);

/** The largest other city of a country, the usual trap. */
function otherCity({ code, capital }: Country): string | undefined {
  const taken = [capital, ...(aliases[code] ?? [])].map(normalise);
  return cities.find(
    ({ name, country }) =>
      country === code &&
      !alsoCapital.has(name) &&
      !taken.some((text) => normalise(name).includes(text) || text.includes(normalise(name)))
  )?.name;
}

/** `What is the capital of France?` */
export function capitals(count: number): Question[] {
  const asked = countries.filter(({ code }) => !notAsked.has(code));
  return spread(asked, count).map((country) => {
    const accepted = [country.capital, ...(aliases[country.code] ?? [])];
    const near = neighboursOf(country)
      .filter(({ code, capital }) => !notAsked.has(code) && !accepted.includes(capital))
      .map(({ capital }) => capital);
    const other = otherCity(country);
    return {
      id: `capital-${country.code.toLowerCase()}`,
      text: `What is the capital of ${country.name}?`,
      answers: accepted,
      distractors: [...(other ? [other] : []), ...near].slice(0, 3),
      group: 'capitals',
      popularity: Number(country.popularity.toFixed(2))
    };
  });
}
