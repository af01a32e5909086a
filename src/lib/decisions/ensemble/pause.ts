/** Lets a page draw, and hear that it should stop. */
export const pause = () => new Promise<void>((resolve) => setTimeout(resolve));
