/** An error in its own words. */
export const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What went wrong last, in words, for the page to say until a person has read it. */
class Trouble {
  /** `null` where nothing did. */
  text = $state<string | null>(null);

  /**
   * Says an error.
   * @param before words that come before its own, and after them
   */
  say(error: unknown, before = '', after = ''): void {
    this.text = before + wordsOf(error) + after;
  }

  clear(): void {
    this.text = null;
  }
}

/** The page's one trouble. */
export const trouble = new Trouble();
