/** Characters looked at before a phrase; behind it, twice as many. */
const REACH = 200;

/** At the end of what stands before a phrase: the phrase goes on from there, and says something else. */
const GOES_ON =
  /(?:\b(?:not|never|hardly|than|from|very|quite|more|most|less|fairly|that|if|whether|say|saying|think|doubt)|n['’]t)\s*$/iu;

/** Whether the next words belong to what stands before them, though a line ends there. */
export function goesOn(before: string): boolean {
  return GOES_ON.test(before.slice(-REACH));
}

/** What makes something else of “I am certain” when it stands before it in its sentence. */
const DENIES =
  /\b(?:not|never|hardly|cannot|no|nor|nobody|rather|doubt\w*|if|whether|unless|say|says|said|saying|think|thought|false|wrong|ask(?:s|ed|ing)?|pretend\w*)\b|n['’]t\b/iu;
/** Where a sentence or a clause begins. */
const CLAUSE = /(?:^|[,;:(–—]|\s-|\b(?:and|but))[\s*_>"“-]*$/iu;

/**
 * Whether “I am” behind a text is no claim of the model's own: it stands within a clause (“I doubt I am”), or something in its
 * sentence denies it, asks or only tells of it.
 */
export function deniedOfItself(before: string): boolean {
  const near = before.slice(-REACH);
  const sentence = near.split(/[.!?]["”’)*_]*\s|\n/u).at(-1)!;
  if (DENIES.test(sentence)) return true;
  return sentence.trim() === '' ? goesOn(near) : !CLAUSE.test(sentence);
}

/** Takes back what was said before it in its sentence, or turns it round. */
const TAKES_BACK =
  /\b(?:not|wrong|incorrect|mistaken|false|or|never|cannot|no (?:idea|clue|way|answer)|nothing|nobody|unknown|unanswerable|lack|almost|nearly|kidding|joking|unsure|uncertain|unlikely|improbable|unable|guess\w*|(?:could|may) be|might)\b|n['’]t\b/iu;

/** What a sentence goes on with; a line may end in it, where the next begins with a small letter or this one ends in a joining word. */
const GOES_ON_WITH =
  /^(?:[^\n.!?]|\n(?=[^\S\n]*\p{Ll})|(?<=\b(?:that|and|but|or|because|since|as)[^\S\n]{0,3})\n)*\??/u;

/** The rest of the sentence that a text goes on with, as far as it is looked at. */
export function restOfSentence(rest: string): string {
  return GOES_ON_WITH.exec(rest.slice(0, 2 * REACH))![0];
}

/** Whether the rest of a phrase's sentence takes it back, or asks. */
export function takenBack(sentence: string): boolean {
  return sentence.endsWith('?') || TAKES_BACK.test(sentence);
}

const LABEL =
  /^[^\p{L}\p{N}]*(?:(?:(?:the|my|your|final|best|short)\s+){0,3}(?:answer|response|reply|guess)(?:\s+is)?|a(?=\s*[*_]*:))[^\p{L}\p{N}]*$/iu;

/** Whether a text ends in a line that only announces an answer (“Answer:”), or says nothing at all. */
export function endsInLabel(text: string): boolean {
  const last = text.trimEnd().split('\n').at(-1)!;
  return LABEL.test(last) || !/[\p{L}\p{N}]/u.test(text);
}
