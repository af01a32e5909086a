/** A question without the words an evaluation suite puts around it, `Question: … Answer:`. */
export function withoutPromptWords(text: string): string {
  const bare = text.trim();
  const start = /^question:/i.test(bare) ? 'question:'.length : 0;
  const end = /answer:$/i.test(bare.slice(-20)) ? bare.length - 'answer:'.length : bare.length;
  return bare.slice(start, Math.max(start, end)).trim();
}
