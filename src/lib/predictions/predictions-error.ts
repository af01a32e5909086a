/** A file that gives no predictions, or a choice that does not fit it; the message says what, where and what to do. */
export class PredictionsError extends Error {
  override name = 'PredictionsError';

  /** @param columns those of the file, as far as they are known, so that a person can say what they are */
  constructor(
    message: string,
    readonly columns: readonly string[] = []
  ) {
    super(message);
  }
}
