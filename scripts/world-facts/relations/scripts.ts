import languageData from 'cldr-core/supplemental/languageData.json' with { type: 'json' };
import type { Question } from '../../../src/lib/questions/question';
import { shuffled } from '../../../src/lib/random/seeded';
import { logShare } from '../popularity';
import { territories } from '../sources/countries';

/** Scripts by ISO 15924 code. */
const scriptNames: Record<string, string[]> = {
  Arab: ['Arabic', 'Perso-Arabic', 'Persian alphabet', 'Urdu alphabet', 'Nastaliq'],
  Cyrl: ['Cyrillic'],
  Deva: ['Devanagari', 'Nagari'],
  Ethi: ["Ge'ez", 'Geez', 'Ethiopic', 'Fidel'],
  Hebr: ['Hebrew'],
  Kore: ['Hangul', 'Hangeul', 'Chosongul'],
  Latn: ['Latin', 'Roman'],
  Thaa: ['Thaana', 'Tana'],
  Tibt: ['Tibetan']
};

/** Languages asked, by name; none of them has the name of its script. */
const asked: Record<string, string> = {
  Russian: 'ru',
  Ukrainian: 'uk',
  Bulgarian: 'bg',
  Belarusian: 'be',
  Macedonian: 'mk',
  Chechen: 'ce',
  Hindi: 'hi',
  Marathi: 'mr',
  Nepali: 'ne',
  Persian: 'fa',
  Urdu: 'ur',
  Pashto: 'ps',
  Amharic: 'am',
  Tigrinya: 'ti',
  Yiddish: 'yi',
  Korean: 'ko',
  Dhivehi: 'dv',
  Dzongkha: 'dz',
  English: 'en',
  French: 'fr',
  Polish: 'pl',
  Turkish: 'tr',
  Vietnamese: 'vi',
  Swahili: 'sw',
  Finnish: 'fi',
  Indonesian: 'id'
};

/** Languages that were written with Chinese characters as well until lately. */
const onceChinese = new Set(['ko', 'vi']);

/** Distractors come from scripts that many people have heard of. */
const plausible = ['Latin', 'Cyrillic', 'Arabic', 'Devanagari', 'Greek', 'Hebrew', 'Chinese characters'];

function speakers(language: string): number {
  return Object.values(territories).reduce((sum, { _population, languagePopulation }) => {
    const percent = Number(languagePopulation?.[language]?._populationPercent ?? 0);
    return sum + (Number(_population) * percent) / 100;
  }, 0);
}

/** `In which script is Russian written?` */
export function scripts(): Question[] {
  const data = languageData.supplemental.languageData as unknown as Record<string, { _scripts: string[] }>;
  return Object.entries(asked).map(([name, code]) => {
    const [script] = data[code]._scripts;
    const answers = scriptNames[script];
    return {
      id: `script-${code}`,
      text: `In which script is ${name} written?`,
      answers,
      distractors: shuffled(
        plausible.filter(
          (other) => !answers.includes(other) && !(other === 'Chinese characters' && onceChinese.has(code))
        ),
        0,
        code
      ).slice(0, 3),
      group: 'scripts',
      popularity: logShare(speakers(code), 1e5, 1.5e9)
    };
  });
}
