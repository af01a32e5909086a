/**
 * Cuts a batch into parts that llama.cpp computes at one go.
 * @param wanted of each token whether its logits are wanted
 * @param most tokens a part may have, and those of them that are wanted; both at least one
 * @returns first token of each part, and the one after its last
 */
export function* batchParts(
  wanted: readonly boolean[],
  most: number,
  mostWanted: number
): Generator<[from: number, to: number]> {
  let from = 0;
  let some = 0;
  for (const [at, want] of wanted.entries()) {
    if (at - from === most || (want && some === mostWanted)) {
      yield [from, at];
      from = at;
      some = 0;
    }
    some += Number(want);
  }
  if (from < wanted.length) yield [from, wanted.length];
}
