import { convert, getMeasureKind, type Unit } from 'convert';
import { NUMBER, numberOf } from './numbers';

/** A number with its unit. */
export interface Quantity {
  /** As it stands in the text. */
  text: string;
  /** In the base unit of what it measures. */
  value: number;
  /** What is measured: two quantities compare only where it is the same. */
  measure: string;
  /** The unit as it is written. */
  unit: string;
}

/** A base unit of every measure that is known. */
const BASES: Unit[] = ['m', 'kg', 's', 'K', 'm2', 'm3', 'J', 'W', 'Pa', 'N', 'Hz', 'deg', 'byte'];
const baseOf = new Map<number | undefined, Unit>(BASES.map((unit) => [getMeasureKind(unit), unit]));

/** What people write and `convert` does not know. */
const OTHER_NAMES: Record<string, string> = {
  ...{ 'degree celsius': '°C', 'degree centigrade': '°C', centigrade: '°C', 'degree c': '°C', '° c': '°C' },
  ...{ 'degree fahrenheit': '°F', 'degree f': '°F', '° f': '°F', 'degree kelvin': 'K', celsius: '°C' },
  ...{ ton: 'tonne', 'metric ton': 'tonne', kilogramme: 'kg', gramme: 'g', sec: 's', 'light year': 'ly' },
  ...{ 'sq km': 'km2', 'sq m': 'm2', 'sq mi': 'square mile', 'cubic metre': 'm3', 'square metre': 'm2' },
  ...{ 'square kilometre': 'km2', kph: 'km/h', kmh: 'km/h', mph: 'mi/h', fps: 'ft/s' }
};
/** Short names that are more often a word than a unit. */
const WORDS = new Set(['in', 'a', 'd', 't', 'c', 'f', 'b', 'h']);
const CURRENCIES: Record<string, string> = {
  ...{ $: 'dollar', usd: 'dollar', dollar: 'dollar', '€': 'euro', eur: 'euro', euro: 'euro' },
  ...{
    '£': 'pound',
    gbp: 'pound',
    '¥': 'yen',
    jpy: 'yen',
    yen: 'yen',
    cent: 'cent',
    '₹': 'rupee',
    rupee: 'rupee'
  }
};

function singular(word: string): string {
  return word.replace(/^degrees /, 'degree ').replace(/(?<=[a-z][^us\W])s$/, '');
}

/** A unit as `convert` knows it, or `null`. */
function knownUnit(written: string): Unit | null {
  if (WORDS.has(written.toLowerCase())) return null;
  const lower = written.toLowerCase();
  for (const name of [written, lower, singular(lower)]) {
    const known = Object.hasOwn(OTHER_NAMES, name) ? OTHER_NAMES[name]! : name;
    if (baseOf.has(getMeasureKind(known))) return known as Unit;
  }
  return null;
}

/** A number in a unit as value in the base unit and measure, or `null` for what is no known unit. */
function measured(number: number, unit: string): { value: number; measure: string } | null {
  const lower = unit.toLowerCase();
  const speed = Object.hasOwn(OTHER_NAMES, lower) ? OTHER_NAMES[lower]! : unit;
  const [above = '', below] = speed.split(/ ?\/ ?| per | an? (?=hour|second|minute)/);
  const over = knownUnit(above);
  if (below !== undefined) {
    const under = knownUnit(below) ?? (below === 'h' ? 'hour' : null);
    if (!over || !under) return null;
    const [top, bottom] = [baseOf.get(getMeasureKind(over))!, baseOf.get(getMeasureKind(under))!];
    return {
      value: convert(number, over).to(top) / convert(1, under).to(bottom),
      measure: `${top}/${bottom}`
    };
  }
  if (!over) {
    const currency = Object.hasOwn(CURRENCIES, singular(lower)) ? CURRENCIES[singular(lower)] : null;
    return currency ? { value: number, measure: currency } : null;
  }
  const base = baseOf.get(getMeasureKind(over))!;
  return { value: convert(number, over).to(base), measure: base };
}

const WORD = '°? ?[\\p{L}°][\\p{L}²³0-9]*';
const FIRST_NUMBER = new RegExp(NUMBER);
const WITH_UNIT = new RegExp(
  `(?<![\\p{L}\\d]|\\d[.,])(?<sign>[$€£¥₹])? ?(?<number>${NUMBER})(?: ?-? ?(?<unit>${WORD}(?: ?\\/ ?[\\p{L}]+)?(?:[ -][\\p{L}]+){0,3}))?`,
  'giu'
);

/** The longest beginning of what follows a number that is a unit. */
function unitAtStart(following: string): string | null {
  const words = following.split(/(?<=[\p{L}²³0-9])[ -]/u);
  for (let count = words.length; count >= 1; count--) {
    const unit = words.slice(0, count).join(' ').trim();
    if (measured(1, unit)) return unit;
  }
  return null;
}

/** The numbers with a known unit or currency that stand in a text, in order. */
export function quantitiesIn(text: string): Quantity[] {
  const found: Quantity[] = [];
  for (const match of text.replaceAll('−', '-').matchAll(WITH_UNIT)) {
    const { sign, number, unit: following } = match.groups!;
    const value = numberOf(number!);
    const unit = following === undefined ? null : unitAtStart(following);
    const named = unit ?? sign;
    if (value === null || named === undefined) continue;
    const quantity = measured(value, named);
    if (quantity) found.push({ ...quantity, unit: named, text: match[0].trim() });
  }
  return found;
}

/** The quantity that a text is as a whole, or `null`: `8,849 m`, `37 °C`, `$5`. */
export function quantityOf(text: string): Quantity | null {
  const [quantity, ...more] = quantitiesIn(text);
  if (!quantity || more.length > 0) return null;
  const left = text
    .trim()
    .toLowerCase()
    .replace(FIRST_NUMBER, '')
    .replace(quantity.unit.toLowerCase(), '')
    .replace(/^(?:about|around|approximately|some|~|≈)/, '')
    .replace(/[\s.,()-]/g, '');
  return left === '' ? quantity : null;
}

/** How far two quantities of one measure may lie apart when they are given in different units, as a share. */
export const CONVERSION_TOLERANCE = 0.005;

/**
 * Whether two quantities of one measure say the same: exactly in the same unit, within `CONVERSION_TOLERANCE` in
 * different ones (a conversion is rounded), temperatures within half a kelvin.
 */
export function sameQuantity(a: Quantity, b: Quantity): boolean {
  if (a.measure !== b.measure) return false;
  const apart = Math.abs(a.value - b.value);
  if (singular(a.unit.toLowerCase()) === singular(b.unit.toLowerCase()))
    return apart <= 1e-9 * Math.abs(b.value);
  return apart <= (a.measure === 'K' ? 0.5 : CONVERSION_TOLERANCE * Math.abs(b.value));
}
