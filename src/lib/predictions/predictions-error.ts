/** A file that gives no predictions, or a choice that does not fit it; the message says what, where and what to do. */
export class PredictionsError extends Error {
  override name = 'PredictionsError';
}
