import currencyData from 'cldr-core/supplemental/currencyData.json' with { type: 'json' };
import { code as recordOf } from 'currency-codes';
import type { Question } from '../../../src/lib/questions/question';
import { countries, neighboursOf, type Country } from '../sources/countries';
import { spread } from '../spread';

type Tender = Record<string, { _to?: string; _tender?: string }>;
const tenders = currencyData.supplemental.currencyData.region as unknown as Record<string, Tender[]>;

/** How a currency is called beside or instead of its name in ISO 4217: the everyday word first. */
const everyday: Record<string, string[]> = {
  CNY: ['yuan', 'renminbi'],
  CRC: ['colón', 'colon'],
  GBP: ['pound', 'pound sterling', 'sterling'],
  GHS: ['cedi'],
  ILS: ['shekel', 'new shekel'],
  ISK: ['króna', 'krona', 'Icelandic króna'],
  KGS: ['som'],
  LAK: ['kip'],
  MKD: ['denar'],
  MNT: ['tugrik', 'tögrög'],
  NIO: ['córdoba'],
  PLN: ['złoty', 'zloty'],
  PYG: ['guaraní'],
  SAR: ['riyal'],
  SEK: ['krona'],
  TOP: ['paʻanga', 'paanga'],
  UZS: ['sum', 'som', 'soum'],
  VES: ['bolívar'],
  VND: ['dong', 'đồng'],
  TMT: ['manat'],
  UYU: ['peso'],
  XAF: ['franc', 'CFA franc', 'Central African CFA franc'],
  XOF: ['franc', 'CFA franc', 'West African CFA franc'],
  OMR: ['rial', 'riyal'],
  IRR: ['rial', 'riyal'],
  RON: ['leu', 'lei'],
  MDL: ['leu', 'lei'],
  BYN: ['ruble', 'rouble'],
  RUB: ['ruble', 'rouble'],
  QAR: ['riyal', 'rial', 'Qatari riyal']
};

/** Not asked: a redenomination or a second currency in daily use, or a name that holds the country's. */
const notAsked = new Set(
  'AF CU CD EC GT IL KP LB NA NR KI TV SV SY SS VE YE ZW PA BA MM ST SL MR CR SZ'.split(' ')
);

/** The one legal tender of today by CLDR, or `null`. */
function tenderOf({ code }: Country): string | null {
  const today = tenders[code]
    .flatMap((entry) => Object.entries(entry))
    .filter(([, { _to, _tender }]) => !_to && _tender !== 'false')
    .map(([currency]) => currency);
  return today.length === 1 ? today[0] : null;
}

/** Names of a currency, the everyday word first. */
function namesOf(currency: string): string[] {
  const name = recordOf(currency)!.currency.trim();
  const word = name.split(' ').at(-1)!.toLowerCase();
  return [...new Set([...(everyday[currency] ?? [word]), name])];
}

/** At most this many countries whose currency has the same everyday word. */
const MOST_OF_ONE = 3;

/** `What is the currency of Japan?` */
export function currencies(count: number): Question[] {
  const perWord = new Map<string, number>();
  const asked = countries.filter((country) => {
    const currency = tenderOf(country);
    if (!currency || notAsked.has(country.code)) return false;
    const [word] = namesOf(currency);
    const before = perWord.get(word) ?? 0;
    perWord.set(word, before + 1);
    return before < MOST_OF_ONE;
  });
  return spread(asked, count).map((country) => {
    const answers = namesOf(tenderOf(country)!);
    const near = neighboursOf(country)
      .filter(({ code }) => !notAsked.has(code))
      .map(tenderOf)
      .filter((currency) => currency !== null)
      .map((currency) => namesOf(currency)[0])
      .filter((word) => !answers.includes(word));
    return {
      id: `currency-${country.code.toLowerCase()}`,
      text: `What is the currency of ${country.name}?`,
      answers,
      distractors: [...new Set(near)].slice(0, 3),
      group: 'currencies',
      popularity: Number(country.popularity.toFixed(2))
    };
  });
}
