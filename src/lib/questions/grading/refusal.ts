const REFUSALS = [
  /\bi (?:do not|don['’]?t|cannot|can['’]?t|am not able to|am unable to|'m not able to|'m unable to) (?:know|answer|say|tell|provide|determine)\b/i,
  /\bi(?:['’]m| am) sorry\b/i,
  // “I am not sure, but I think it is Paris” answers.
  /\bi(?:['’]m| am) (?:not sure|unsure)\b(?!,? but\b)/i,
  /\bi have no (?:comment|idea)\b/i,
  /\b(?:unknown|no idea|not known|cannot be determined)\b\W*$/i,
  /\bas an ai\b/i
];

/** Whether a reply holds not a single letter or digit. */
export function isEmpty(reply: string): boolean {
  return !/[\p{L}\p{N}]/u.test(reply);
}

/** Whether a reply declines to answer. */
export function isRefusal(reply: string): boolean {
  return REFUSALS.some((pattern) => pattern.test(reply));
}
