import { EngineError, engineErrorCode } from '../language-model';

/** Milliseconds a device's loss may be told after what it broke. */
const PATIENCE = 2000;

/** A device's loss as a promise that rejects, and whether it happened. */
export class DeviceWatch {
  private lost: EngineError | null = null;
  private rejectLoss!: (error: EngineError) => void;
  private readonly loss = new Promise<never>((_, reject) => (this.rejectLoss = reject));
  /** Set when the device is given up on purpose. */
  expected = false;
  loaded = false;

  constructor() {
    this.loss.catch(() => {});
  }

  watch(device: GPUDevice): void {
    void device.lost.then(({ message }) => {
      if (this.expected) return;
      this.lost = new EngineError(
        this.loaded ? 'device-lost' : 'out-of-memory',
        this.loaded
          ? 'The GPU device was lost (the driver restarted, or memory ran out). Load the model again to go on.'
          : `The GPU gave up while the model was loaded, most likely for lack of memory${message ? ` (${message})` : ''}. Close other tabs, or choose a smaller model or the CPU engine.`
      );
      this.rejectLoss(this.lost);
    });
  }

  get isLost(): boolean {
    return this.lost !== null;
  }

  /**
   * The result of work with web-llm; rejects when the device is lost, also where the work itself would wait for ever. Every
   * use of it counts: after a loss web-llm frees the tokenizer too.
   */
  async during<T>(begin: () => T | Promise<T>): Promise<T> {
    if (this.lost) throw this.lost;
    const work = (async () => begin())();
    try {
      return await Promise.race([work, this.loss]);
    } catch (error) {
      work.catch(() => {});
      if (engineErrorCode(error)) throw error;
      // What the loss broke may complain before the loss itself is told.
      const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE));
      await Promise.race([this.loss.catch(() => {}), patience]);
      throw this.lost ?? error;
    }
  }
}
