import { languages as listed, type TLanguageCode } from 'countries-list';
import type { Question } from '../../../src/lib/questions/question';
import { countries, neighboursOf, type Country } from '../sources/countries';
import { spread } from '../spread';

/** Names other than the one of countries-list, the preferred one first. */
const otherNames: Record<string, string[]> = {
  bn: ['Bengali', 'Bangla'],
  dv: ['Dhivehi', 'Divehi', 'Maldivian'],
  el: ['Greek'],
  fa: ['Persian', 'Farsi'],
  km: ['Khmer', 'Cambodian'],
  lo: ['Lao', 'Laotian'],
  my: ['Burmese', 'Myanmar language'],
  nb: ['Norwegian'],
  nn: ['Norwegian'],
  ro: ['Romanian', 'Moldovan'],
  ht: ['Haitian Creole', 'Haitian'],
  id: ['Indonesian', 'Bahasa Indonesia'],
  ms: ['Malay', 'Bahasa Malaysia', 'Malaysian'],
  zh: ['Chinese', 'Mandarin', 'Standard Chinese'],
  tl: ['Filipino', 'Tagalog'],
  rw: ['Kinyarwanda'],
  rn: ['Kirundi']
};

/** Not asked: no language in law, one that has changed lately, or others that the law also names. */
const notAsked = new Set('AU BF BN CL ET GB LB LI ME MK ML MX NE UG US UY VE'.split(' '));

const namesOf = (code: string) => otherNames[code] ?? [listed[code as TLanguageCode].name];

/** The one language that is official in the whole country, where CLDR and countries-list agree, or `null`. */
function officialLanguage({ code, official, languages }: Country): string | null {
  const agreed = official.everywhere.length === 1 && languages.join() === official.everywhere.join();
  return agreed && !notAsked.has(code) ? languages[0] : null;
}

/** At most this many countries with the same language. */
const MOST_OF_ONE = 4;

/** `What is the official language of Brazil?` */
export function languages(count: number): Question[] {
  const perLanguage = new Map<string, number>();
  const asked = countries.filter((country) => {
    const language = officialLanguage(country);
    if (!language) return false;
    const before = perLanguage.get(language) ?? 0;
    perLanguage.set(language, before + 1);
    return before < MOST_OF_ONE;
  });
  return spread(asked, count).map((country) => {
    const near = neighboursOf(country)
      .flatMap(({ official }) => official.everywhere)
      .filter((code) => Object.hasOwn(listed, code) && !country.official.any.includes(code))
      .map((code) => namesOf(code)[0]);
    return {
      id: `language-${country.code.toLowerCase()}`,
      text: `What is the official language of ${country.name}?`,
      answers: namesOf(country.languages[0]),
      distractors: [...new Set(near)].slice(0, 3),
      group: 'languages',
      popularity: Number(country.popularity.toFixed(2))
    };
  });
}
