const PATTERN =
  /confidence\s*(?:level|score)?\s*(?:is|of|[:=])?\s*\**\s*(\d{1,3}(?:[.,]\d+)?|[.,]\d+)\s*(%|\/\s*10{1,2}\b)?/i;

/**
 * The confidence a reply states, as a share in [0, 1], or `null` when it states none: `Confidence: 0.85`, `85 %`,
 * `8/10`, `85`. A bare number above 1 is read as a percentage; outside [0, 100] nothing is read.
 */
export function statedConfidence(reply: string): number | null {
  const match = PATTERN.exec(reply);
  if (!match) return null;
  const number = Number(match[1].replace(',', '.'));
  const unit = match[2]?.replace(/\s/g, '') ?? '';
  const scale = unit === '/10' ? 10 : unit !== '' || number > 1 ? 100 : 1;
  const share = number / scale;
  return share >= 0 && share <= 1 ? share : null;
}

/** The part of a reply before its stated confidence: the answer that is graded. */
export function answerPart(reply: string): string {
  const match = PATTERN.exec(reply);
  return (match ? reply.slice(0, match.index) : reply).trim();
}
