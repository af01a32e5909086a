/**
 * Waits for a transaction. A request that fails ends it: its other requests, and at times the transaction too, only say
 * that they were aborted, so the first that says more is thrown.
 */
export async function ended(done: Promise<void>, requests: Promise<unknown>[]): Promise<void> {
  const [transaction, ...each] = await Promise.allSettled([done, ...requests]);
  if (transaction.status === 'fulfilled') return;
  const reasons: unknown[] = [transaction, ...each].flatMap((result) =>
    result.status === 'rejected' ? [result.reason] : []
  );
  throw reasons.find((reason) => (reason as Error | null)?.name !== 'AbortError') ?? transaction.reason;
}
