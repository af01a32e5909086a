import territoryContainment from 'cldr-core/supplemental/territoryContainment.json' with { type: 'json' };
import territoryInfo from 'cldr-core/supplemental/territoryInfo.json' with { type: 'json' };
import { continents, countries as listed, type TCountryCode } from 'countries-list';
import { logShare } from '../popularity';
import { placeOfCapital } from './cities';

/** A member state of the United Nations. */
export interface Country {
  /** ISO 3166-1 alpha-2. */
  code: string;
  /** As it stands in a sentence, e.g. `the Netherlands`. */
  name: string;
  /** Everything it is called, the name for an answer first. */
  names: string[];
  capital: string;
  /** English name of its continent. */
  continent: string;
  /** Whether it lies on one continent only. */
  oneContinent: boolean;
  /** ISO 639-1 codes of the languages spoken. */
  languages: string[];
  /** Official languages of any kind by CLDR, ISO 639 codes without scripts; `everywhere` leaves out regional ones. */
  official: { everywhere: string[]; any: string[] };
  /** Longitude, latitude of the capital in degrees. */
  place: [number, number];
  popularity: number;
}

interface TerritoryInfo {
  _gdp: string;
  _population: string;
  languagePopulation?: Record<string, { _populationPercent: string; _officialStatus?: string }>;
}

/** CLDR's facts of a territory. */
export const territories = territoryInfo.supplemental.territoryInfo as unknown as Record<
  string,
  TerritoryInfo
>;

/** Names other than the one of countries-list, the preferred one first. */
const otherNames: Record<string, string[]> = {
  AE: ['United Arab Emirates', 'UAE', 'Emirates'],
  BA: ['Bosnia and Herzegovina', 'Bosnia'],
  CD: [
    'Democratic Republic of the Congo',
    'DR Congo',
    'DRC',
    'Congo-Kinshasa',
    'Democratic Republic of Congo'
  ],
  CG: ['Republic of the Congo', 'Congo-Brazzaville'],
  CI: ['Ivory Coast', "Côte d'Ivoire"],
  CN: ['China', "People's Republic of China"],
  CV: ['Cape Verde', 'Cabo Verde'],
  CZ: ['Czech Republic', 'Czechia'],
  GB: ['United Kingdom', 'UK', 'Great Britain', 'Britain', 'England'],
  KR: ['South Korea', 'Republic of Korea'],
  MK: ['North Macedonia', 'Macedonia'],
  MM: ['Myanmar', 'Burma'],
  NL: ['Netherlands', 'Holland'],
  RU: ['Russia', 'Russian Federation'],
  ST: ['São Tomé and Príncipe'],
  SZ: ['Eswatini', 'Swaziland'],
  TL: ['East Timor', 'Timor-Leste'],
  TR: ['Turkey', 'Türkiye'],
  US: ['United States', 'USA', 'US', 'United States of America']
};

const withArticle = new Set('AE BS CD CF CG CZ DO GB GM KM MH MV NL PH SB SC US'.split(' '));

function officialLanguages(code: string): Country['official'] {
  const entries = Object.entries(territories[code].languagePopulation ?? {});
  const languagesWhere = (accepts: (status: string) => boolean) => [
    ...new Set(
      entries
        .filter(([, { _officialStatus }]) => _officialStatus !== undefined && accepts(_officialStatus))
        .map(([language]) => language.split('_')[0])
    )
  ];
  return {
    everywhere: languagesWhere((status) => status !== 'official_regional'),
    any: languagesWhere(() => true)
  };
}

function country(code: string): Country {
  const record = listed[code as TCountryCode];
  const names = otherNames[code] ?? [record.name];
  const { _population, _gdp } = territories[code];
  return {
    code,
    name: withArticle.has(code) ? `the ${names[0]}` : names[0],
    names,
    capital: record.capital,
    continent: continents[record.continent],
    oneContinent: !record.continents,
    languages: record.languages,
    official: officialLanguages(code),
    place: placeOfCapital(code),
    popularity: (logShare(Number(_population), 1e4, 1.5e9) + logShare(Number(_gdp), 1e8, 3e13)) / 2
  };
}

/** The members of the United Nations by CLDR, the best known first. */
export const countries: Country[] = territoryContainment.supplemental.territoryContainment.UN._contains
  .map(country)
  .sort((a, b) => b.popularity - a.popularity || a.code.localeCompare(b.code, 'en'));

/** Kilometres between two places on a sphere (haversine). */
function distance([lonA, latA]: [number, number], [lonB, latB]: [number, number]): number {
  const radians = Math.PI / 180;
  const a =
    Math.sin(((latB - latA) * radians) / 2) ** 2 +
    Math.cos(latA * radians) * Math.cos(latB * radians) * Math.sin(((lonB - lonA) * radians) / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.sqrt(a));
}

/** The other countries, by the distance of their capitals, the nearest first. */
export function neighboursOf(from: Country): Country[] {
  return countries
    .filter((other) => other !== from)
    .sort((a, b) => distance(from.place, a.place) - distance(from.place, b.place));
}
