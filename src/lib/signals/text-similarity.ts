/** Runs of letters and digits of a text, in lower case. */
function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Length of the longest common subsequence. */
function commonLength(one: readonly string[], other: readonly string[]): number {
  let above = new Array<number>(other.length + 1).fill(0);
  for (const word of one) {
    const row = [0];
    for (const [i, same] of other.entries()) {
      row.push(same === word ? above[i]! + 1 : Math.max(above[i + 1]!, row[i]!));
    }
    above = row;
  }
  return above[other.length]!;
}

/**
 * ROUGE-L of two texts in [0, 1]: the F1 of their longest common subsequence of words (Lin 2004), words being runs of letters
 * and digits in lower case, without stemming. 0 where one holds no word.
 */
export function rougeL(one: string, other: string): number {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  return a.length + b.length === 0 ? 0 : (2 * commonLength(a, b)) / (a.length + b.length);
}

/**
 * Jaccard similarity of two texts in [0, 1]: shared over all words, each once, as they stand between white space in lower
 * case; 0 where neither holds any (`_compute_Jaccard_score` of LM-Polygraph).
 */
export function jaccard(one: string, other: string): number {
  const words = (text: string) => new Set(text.toLowerCase().match(/\S+/g));
  const [a, b] = [words(one), words(other)];
  const all = new Set([...a, ...b]).size;
  return all === 0 ? 0 : (a.size + b.size - all) / all;
}

/** Similarity of every text with every other; 1 on the diagonal. */
export function similarityMatrix(
  texts: readonly string[],
  similarity: (one: string, other: string) => number
): number[][] {
  const matrix = texts.map(() => new Array<number>(texts.length).fill(1));
  for (let i = 0; i < texts.length; i++) {
    for (let j = 0; j < i; j++) matrix[i]![j] = matrix[j]![i] = similarity(texts[i]!, texts[j]!);
  }
  return matrix;
}
