/** What AGIEval writes behind its questions, whose options stand in a list of their own as well. */
const AGIEVAL = / Answer Choices: \(A\)[^]*\nA: Among A through [A-J], the answer is$/;

/** A question without the words an evaluation suite puts around it, `Question: … Answer:`. */
export function withoutPromptWords(text: string): string {
  const bare = AGIEVAL.test(text.trim()) ? text.trim().replace(AGIEVAL, '').replace(/^Q: /, '') : text.trim();
  const start = /^question:/i.test(bare) ? 'question:'.length : 0;
  const end = /answer:$/i.test(bare.slice(-20)) ? bare.length - 'answer:'.length : bare.length;
  return bare.slice(start, Math.max(start, end)).trim();
}
