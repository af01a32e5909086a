import { shareAtStart } from './stated-share';
import { wordsStated } from './stated-words';
import { endsInLabel } from './words-around';

/** A place where a reply says how sure it is. */
interface Statement {
  start: number;
  end: number;
  /** In [0, 1]; `null` where it says a number that cannot be read; `undefined` where it says none. */
  value: number | null | undefined;
  /** Whether a name stands before the number (`Confidence: 0.85`), or it is part of a sentence (`I'm 85 % sure`). */
  named: boolean;
}

/** Names that a number follows. In statistics a confidence interval is something else. */
const NAMES =
  /(?:\b(?:confidence|certainty)(?:[_-](?:score|level|rating))?\b(?!\s+(?:intervals?|bands?|limits?|regions?|bounds?)\b)|\bhow\s+(?:sure|confident|certain)\b|\b(?:confident|certain|sure)\b(?=[^\S\n]*:))/giu;

/** Words before a name that belong to it. */
const BEFORE_NAME = /(?:\b(?:my|your|the|overall|(?:level|degree) of)\s+){0,3}$/iu;

/** What may stand between the name and its number without changing what it says. */
const BETWEEN =
  /^(?:\s*[*_`"“”:=≈~|]+|\s+[-–—]+(?=\s)|\s*\n|\s*,|\s*\b(?:level|score|rating|estimate|value|percentage|is|was|would be|of|at|about|around|approximately|approx\.?|roughly|circa|very|quite|fairly|high|low|medium|moderate|i am|i['’]m|you are|i(?:['’]d| would) say|(?:in|of|for) (?:this|my|the|that|your) (?:answer|response|reply|choice)|that (?:this|my|the) answer is (?:right|correct)|that (?:i am|i['’]m|it is|it['’]s) (?:right|correct)|as a|a)\b)/iu;

/** A scale named before the number: `(0-100)`, `[0, 1]`, `(out of 10)`, `on a scale of 1 to 10`, `in %`. */
const SCALE =
  /^\s*(?:(?:[([]\s*|,?\s*(?:on|in) (?:a |the )?(?:scale|range)(?: of| from)? )(?:(?:scale|range)(?: of| from)?:? )?(?:from |between )?(?<low>[01](?:\.0+)?)\s*%?\s*(?:-|–|—|−|\.\.|to|and|,)\s*(?<high>\d+(?:\.0+)?)\s*%?\s*[)\]]?|[([]?\s*out of (?<of>\d+)\s*[)\]]|[([]\s*(?:in |as )?(?:a )?(?<percent>%|percent|percentage|per cent)\s*[)\]]|\s*in (?<percent2>%|percent\b|per cent\b)|\([^()\d\n]{0,40}\)(?=\s*[:=]))/iu;

/** What makes a bound of the number behind it, or takes it back. */
const BOUND =
  /^\s*(?:>|<|≥|≤|(?:between|from|at least|at most|more than|less than|greater than|higher than|lower than|no more than|over|under|above|below|up to|almost|nearly|not|never)\b)/iu;
const BOUND_BEFORE =
  /(?:[><≥≤]|\b(?:between|from|at least|at most|more than|less than|greater than|over|under|above|below|up to|almost|nearly|not|never|without being)|n['’]t(?: be)?|\d\s*%?\s*(?:-|–|—|to|and|or))\s*(?:(?:a|really|quite|entirely|fully|about)\s+)*$/iu;

const SAYS_SURE =
  /^[*_\t \u00a0]*(?:sure|certain|confident|confidence|certainty)\b(?!\s+(?:intervals?|levels?|bands?|limits?|regions?|bounds?)\b)/iu;
/** What leads in to a number in a sentence, and is no part of the answer. */
const LEAD_IN =
  /[,;(–—-]?\s*(?:\b(?:and|but|with|at|about|around)\s+)*(?:\bi(?:['’]m| am| have)\s+)?(?:\b(?:a|about|around|roughly|approximately)\s+)*$/iu;

/** Characters looked at between a name and its number. */
const REACH = 200;

/** The text before a place, as far as it is looked at. */
function textBefore(reply: string, at: number): string {
  return reply.slice(Math.max(0, at - REACH), at);
}

/** What is said behind a name that begins at `name` and ends at `from`. */
function namedStatement(reply: string, name: number, from: number, asked: number | null): Statement {
  const start = name - BEFORE_NAME.exec(textBefore(reply, name))![0].length;
  let at = from;
  let scale: number | null = null;
  const statement = (value: Statement['value'], end: number) => ({ start, end, value, named: true });
  while (at - from < REACH) {
    const rest = reply.slice(at, at + REACH);
    const named = SCALE.exec(rest);
    if (named) {
      const { high, of, percent, percent2 } = named.groups!;
      if (high ?? of) scale = Number(high ?? of);
      else if (percent ?? percent2) scale = 100;
      at += named[0].length;
      continue;
    }
    const between = BETWEEN.exec(rest);
    if (!between) break;
    at += between[0].length;
  }
  const opening = /^\s*[([{]?\s*/.exec(reply.slice(at))![0].length;
  const rest = reply.slice(at + opening, at + opening + REACH);
  const bound = BOUND.exec(rest);
  if (bound) {
    const number = /^[^\d\n]{0,20}\d[\d.,]*/.exec(rest.slice(bound[0].length));
    return number
      ? statement(null, at + opening + bound[0].length + number[0].length)
      : statement(undefined, at);
  }
  const share = shareAtStart(rest, { scale, asked });
  return share ? statement(share.value, at + opening + share.length) : statement(undefined, at);
}

/** Every place where a reply says how sure it is, in order. */
function statementsOf(reply: string, asked: number | null = null): Statement[] {
  const named = [...reply.matchAll(NAMES)].map((match) =>
    namedStatement(reply, match.index, match.index + match[0].length, asked)
  );
  const found: Statement[] = named.filter(({ value }) => value !== undefined);
  for (const match of reply.matchAll(/(?<![\p{L}\p{N}.,/])[-−–]?(?:\d|[.,]\d)[\d.,]*/gu)) {
    if (found.some(({ start, end }) => match.index >= start && match.index < end)) continue;
    const share = shareAtStart(reply.slice(match.index, match.index + REACH), { unit: true, asked });
    if (!share) continue;
    const says = SAYS_SURE.exec(reply.slice(match.index + share.length, match.index + share.length + REACH));
    if (!says) continue;
    const before = textBefore(reply, match.index);
    const value = BOUND_BEFORE.test(before) ? null : share.value;
    const start = match.index - LEAD_IN.exec(before)![0].length;
    found.push({ start, end: match.index + share.length + says[0].length, value, named: false });
  }
  const numbered = found.filter(
    (one) =>
      !(one.named && found.some((other) => !other.named && other.start <= one.start && one.start < other.end))
  );
  // A name at the beginning of a line says that the answer ends there, number or not.
  const bare = named.filter(
    ({ start, value }) => value === undefined && /(?:^|\n)[\s*_#>-]*$/.test(textBefore(reply, start))
  );
  return [...numbered, ...bare].sort((a, b) => a.start - b.start);
}

/**
 * The confidence a reply states, as a share in [0, 1], or `null` when it states none that can be read. Numbers count only
 * where the reply says that they are its confidence: behind a name (`Confidence: 0.85`, `Certainty = 85 %`,
 * `Confidence (0-100): 85`) or before a word (`I'm 85 % sure`, `with 90 percent confidence`); those of the answer do
 * not. On a scale from 0 or 1 to K, k is k / K; where the reply names none, the scale it was asked for decides what a bare
 * number means. Ranges (`80 to 90`), bounds (`at least 80 %`), denials (`not 100 %
 * sure`), two statements that differ, and a number whose scale cannot be known (`8`, `1`) are not read: nothing is guessed.
 * @param asked upper end of the scale it was asked for, see `askedScale`; `null` where none is known
 */
export function statedConfidence(reply: string, asked: number | null): number | null {
  const values = statementsOf(reply, asked).flatMap(({ value }) => (value === undefined ? [] : [value]));
  if (values.length === 0 || values.some((value) => value === null)) return null;
  const [first, ...others] = values as [number, ...number[]];
  return others.every((value) => Math.abs(value - first) < 1e-9) ? first : null;
}

/** Whether a reply states a number, one that can be read or not: then words say nothing. */
export function statesNumber(reply: string, asked: number | null): boolean {
  return statementsOf(reply, asked).some(({ value }) => value !== undefined);
}

/**
 * The part of a reply that is its answer: what stands before it says how sure it is or, where nothing does, what stands
 * behind.
 * @param words whether it may say so in words, too, where it states no number
 */
export function answerPart(reply: string, words = false): string {
  const stated = statementsOf(reply);
  const numbered = stated.some(({ value }) => value !== undefined);
  const [first] = [...stated, ...(words && !numbered ? wordsStated(reply) : [])].sort(
    (a, b) => a.start - b.start
  );
  if (!first) return reply.trim();
  const before = reply
    .slice(0, first.start)
    .replace(/[\s*_#>(|–—-]+$/, '')
    .trim();
  if (!endsInLabel(before)) return before;
  return reply
    .slice(first.end)
    .replace(/^[\s*_`"”.,;:)|%–—-]+/, '')
    .trim();
}
