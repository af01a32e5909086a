type Parts = typeof import('./frame');

/** What stands around every page and is fetched after its first sight: the lab, and what says how it is. */
class LiveFrame {
  parts = $state.raw<Parts | null>(null);

  async load(): Promise<Parts> {
    this.parts ??= await import('./frame');
    return this.parts;
  }
}

export const liveFrame = new LiveFrame();
