/**
 * How often intervals hold the truth and verdicts are wrong, by simulation, written to docs/honesty.md.
 *
 *     npm run simulate
 *
 * All parts but that on figures, verdicts and fits can be made anew alone, and replace those of the page or stand at its end; what the page
 * begins with is written anew each time:
 *
 *     npm run simulate -- rewards drift
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { decisionParts } from './decision-page';
import { fitParts } from './fit-page';
import { figureParts } from './more-page';
import { honestyPage, preface, type Results } from './page';
import { roomParts } from './room-page';
import { calibratedSources, Draws, otherSources, sampleOf, type Source } from './sources';
import { alarmOnce, binsOf, coverOnce, discriminationOnce, fitOnce, pairOnce, Tally } from './studies';
import { togetherParts } from './together-page';
import { truthOf } from './truths';
import { verdictParts } from './verdict-page';

const FAST_DRAWS = 600;
const SLOW_DRAWS = 200;
const PAGE = join(import.meta.dirname, '..', '..', 'docs', 'honesty.md');

/** Runs a study of some draws, each with a seed of its own. */
function study(draws: number, salt: number, once: (tally: Tally, draws: Draws, draw: number) => void): Tally {
  const tally = new Tally();
  for (let draw = 0; draw < draws; draw++) once(tally, new Draws(salt * 1_000_003 + draw), draw);
  return tally;
}

const sizes = [20, 40, 200, 1000];
const named = (name: string): Source =>
  [...calibratedSources, ...otherSources].find((source) => source.name === name)!;
const pairs = [
  ['mid-range', 'sure'],
  ['mid-range', 'unsure'],
  ['two-point', 'mid-range'],
  ['weak', 'sure']
] as const;

/** The page's part on figures, verdicts and fits. */
function figuresPart(): string {
  const began = Date.now();
  let salt = 0;

  const results: Results = {
    sizes,
    fastDraws: FAST_DRAWS,
    slowDraws: SLOW_DRAWS,
    cover: {},
    alarms: {},
    pairs: {},
    discrimination: {},
    fits: {}
  };
  for (const n of sizes) {
    for (const source of [...calibratedSources, ...otherSources]) {
      const truth = truthOf(source, binsOf(n));
      const tally = study(FAST_DRAWS, ++salt, (tally, draws, draw) =>
        coverOnce(tally, sampleOf(source, n, draws), truth, draw < SLOW_DRAWS)
      );
      (results.cover[source.name] ??= {})[n] = tally;
    }
    for (const source of calibratedSources) {
      (results.alarms[source.name] ??= {})[n] = study(FAST_DRAWS, ++salt, (tally, draws) =>
        alarmOnce(tally, sampleOf(source, n, draws))
      );
    }
    for (const name of ['empty', 'weak']) {
      (results.discrimination[name] ??= {})[n] = study(FAST_DRAWS, ++salt, (tally, draws) =>
        discriminationOnce(tally, sampleOf(named(name), n, draws))
      );
    }
    for (const [a, b] of pairs) {
      const both: [Source, Source] = [named(a), named(b)];
      const truths = both.map((source) => truthOf(source, binsOf(n))) as [never, never];
      (results.pairs[`${a}, ${b}`] ??= {})[n] = study(FAST_DRAWS, ++salt, (tally, draws) =>
        pairOnce(tally, both, truths, n, draws)
      );
    }
    for (const name of ['sure', 'mid-range', 'two-point']) {
      const many = sampleOf(named(name), 20_000, new Draws(31));
      (results.fits[name] ??= {})[n] = study(SLOW_DRAWS, ++salt, (tally, draws) =>
        fitOnce(tally, named(name), n, draws, many)
      );
    }
    process.stderr.write(`n = ${n}: ${Math.round((Date.now() - began) / 1000)} s so far\n`);
  }
  return honestyPage(results);
}

const parts = {
  ...figureParts,
  ...verdictParts,
  ...roomParts,
  ...fitParts,
  ...decisionParts,
  ...togetherParts
};
type PartName = keyof typeof parts;
/** What is made unless told: all but the smooth ECE, which costs seconds a draw. */
const usual = (Object.keys(parts) as PartName[]).filter((name) => name !== 'smooth');

/** A page with one part made anew: in place of the one of the same heading, or at the end. */
function withPart(page: string, part: string): string {
  const [heading] = part.split(':');
  const from = page.indexOf(`\n${heading}:`) + 1;
  if (from === 0) return `${page.trimEnd()}\n\n${part}`;
  const next = page.indexOf('\n## ', from);
  return `${page.slice(0, from)}${part}${next < 0 ? '' : page.slice(next)}`;
}

const config = (await resolveConfig(PAGE)) ?? {};
const tidy = (markdown: string) => format(markdown, { ...config, parser: 'markdown' });
const names = process.argv.slice(2);
const unknown = names.find((name) => !(name in parts));
if (unknown !== undefined) throw new Error(`There is no part “${unknown}”: ${Object.keys(parts).join(', ')}`);
let page = names.length > 0 ? readFileSync(PAGE, 'utf8') : await tidy(figuresPart());
for (const name of names.length > 0 ? (names as PartName[]) : usual) {
  const began = Date.now();
  page = withPart(page, await tidy(parts[name]()));
  process.stderr.write(`${name}: done in ${Math.round((Date.now() - began) / 1000)} s\n`);
}
const body = page.slice(page.indexOf('\n## ') + 1);
writeFileSync(PAGE, await tidy(`${preface({ fastDraws: FAST_DRAWS, slowDraws: SLOW_DRAWS })}\n${body}`));
