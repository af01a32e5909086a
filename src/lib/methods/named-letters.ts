/** Words behind a letter that go on with a sentence about it; any other word makes it an article, an initial, a name. */
const GOES_ON = String.raw`(?=\s+(?:because|since|as it|which|but not|is (?:the )?(?:right|correct|answer|best))\b)`;
/** A letter as an option's name: `B.`, `(B)`, `**B**`, `B because …`. A small one only in brackets: `(b)`, `b)`. */
const LETTER = String.raw`[*_"“'‘\x60[(]*(?:(?<capital>[A-Z])(?![\p{L}\p{N}'’])(?:[*_"”'’\x60\])]*(?:\s*$|\s*[.:,;!?)\]/\n]|\s+[-–—]|\s+(?:and|or|&)\s)|${GOES_ON}|[*_]+\s)|(?<small>[a-z])[*_"”]*\))`;

/** A reply that begins with a letter, perhaps after a few words that say it is the answer. */
const LEADING = new RegExp(String.raw`^\s*${LETTER}`, 'u');
const CUE = String.raw`(?<!\b(?:not|nor|neither)\s(?:the\s)?)\b(?:(?:[Aa]nswer|ANSWER|[Oo]ption|[Cc]hoice|[Ll]etter)(?:\s+(?:is|would be|should be|must be))?|(?:[Ii](?:['’]d| would| will|['’]ll)?\s+(?:choose|chose|pick|select|say|go with|think it is))|[Ii]t is|[Ii]t['’]s)\s*[:=]?[*_]*\s*(?:(?:the\s+)?(?:option|letter|choice|answer)\s*:?\s*)?`;
const CUED = new RegExp(CUE + LETTER, 'gu');
/** Further letters named beside the first: `A and B`, `A, C`. */
const BESIDE =
  /^[*_"”'’`\])]*(?:\s*(?:,|\/|&|\band\b|\bor\b))+\s*[*_"“'‘`[(]*((?!I\s+\p{Ll})[A-Z])(?![\p{L}\p{N}'’])/u;
/** What takes an option back that was named. */
const REJECTED = /^[*_"”'’`\])]*\s*(?:is|was|would be|are|seems)\s+(?:not|wrong|incorrect|false|never)\b/u;
const SINGLE_SMALL = /^\W*([a-z])\W*$/u;

/** An option's letter in a reply. */
export interface NamedLetter {
  /** A capital. */
  letter: string;
  /** Where the text behind the letter begins. */
  end: number;
}

function letterOf(match: RegExpMatchArray): NamedLetter {
  const letter = match.groups!.capital ?? match.groups!.small!;
  const start = match.index! + match[0].lastIndexOf(letter);
  return { letter: letter.toUpperCase(), end: start + 1 };
}

/** A letter with those named beside it. */
function withBeside(reply: string, named: NamedLetter): NamedLetter[] {
  const found = [named];
  for (;;) {
    const { end } = found.at(-1)!;
    const next = BESIDE.exec(reply.slice(end));
    if (!next) return found;
    const letter = next[1]!;
    found.push({ letter, end: end + next[0].lastIndexOf(letter) + 1 });
  }
}

/**
 * Letters of options that a reply names as its answer, each once: the one it begins with (`B`, `B. Paris`, `(b)`), else
 * those that it says are the answer (`The answer is B`, `I would choose (C)`). The article of “A tuna is a fish” and the
 * initial of “B12” name none.
 */
export function namedLetters(reply: string): NamedLetter[] {
  const alone = SINGLE_SMALL.exec(reply);
  if (alone) return [{ letter: alone[1]!.toUpperCase(), end: reply.length }];
  const leading = LEADING.exec(reply);
  const first = leading && letterOf(leading);
  const named =
    first && !REJECTED.test(reply.slice(first.end))
      ? withBeside(reply, first)
      : [...reply.matchAll(CUED)].flatMap((match) => {
          const one = letterOf(match);
          return REJECTED.test(reply.slice(one.end)) ? [] : withBeside(reply, one);
        });
  return named.filter(({ letter }, i) => named.findIndex((other) => other.letter === letter) === i);
}
