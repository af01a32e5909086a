/** Words for one probability. */
export interface ProbabilityWords {
  /** The probability they stand for. */
  value: number;
  /** In lower case; a hyphen and a space are the same. */
  phrases: readonly string[];
}

/**
 * What words for a probability stand for: the middle of each range of Sherman Kent's “Words of Estimative Probability” (Studies
 * in Intelligence, 1964), with the synonyms he lists and the adverbs his text uses; nothing else. “Improbable” and “unlikely”
 * are left out: he has them among even chances, where nobody means them today. So are his verbs (we believe, we estimate, we
 * doubt), since a model's “I believe” is a turn of phrase, and words he gives no number: possible, may, might, perhaps.
 * “50-50” in digits is a range to the reader of numbers.
 */
export const wordsOfProbability: readonly ProbabilityWords[] = [
  { value: 1, phrases: ['certain'] },
  {
    value: 0.93,
    phrases: [
      'almost certain',
      'almost certainly',
      'virtually certain',
      'all but certain',
      'highly probable',
      'highly likely',
      'odds overwhelming',
      'chances overwhelming'
    ]
  },
  { value: 0.75, phrases: ['probable', 'probably', 'likely'] },
  {
    value: 0.5,
    phrases: ['chances about even', 'chances a little better than even', 'chances a little less than even']
  },
  { value: 0.3, phrases: ['probably not', 'doubtful'] },
  {
    value: 0.07,
    phrases: [
      'almost certainly not',
      'virtually impossible',
      'almost impossible',
      'some slight chance',
      'highly doubtful'
    ]
  },
  { value: 0, phrases: ['impossible'] }
];

/** The table in a sentence. */
export const wordsTable = wordsOfProbability
  .map(({ value, phrases }) => `${phrases.join(', ')}: ${Math.round(100 * value)} %`)
  .join('; ');
