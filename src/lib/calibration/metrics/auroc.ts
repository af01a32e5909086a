/**
 * Area under the ROC curve: the chance that a right answer has a higher score than a wrong one, ties counting half
 * (Mann–Whitney U by mid-ranks). NaN when all are right or all wrong.
 */
export function auroc(scores: ArrayLike<number>, correct: ArrayLike<number>): number {
  const order = Array.from(scores, (_, row) => row).sort((a, b) => scores[a] - scores[b]);
  let rankSum = 0;
  let right = 0;
  for (let start = 0; start < order.length;) {
    let end = start + 1;
    while (end < order.length && scores[order[end]] === scores[order[start]]) end++;
    const midRank = (start + 1 + end) / 2;
    for (let i = start; i < end; i++) {
      if (correct[order[i]]) {
        rankSum += midRank;
        right++;
      }
    }
    start = end;
  }
  const wrong = order.length - right;
  return right === 0 || wrong === 0 ? NaN : (rankSum - (right * (right + 1)) / 2) / (right * wrong);
}
