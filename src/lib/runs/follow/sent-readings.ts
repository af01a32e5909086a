import type { Reading } from '../../methods/trace';
import { numbersOf } from '../../signals/reading-numbers';
import { keepCurve, temperatureGrid } from '../../signals/temperature-grid';
import type { ComparisonService } from './comparison-service';

/** Steps of replies in one message: few enough to be copied well within a frame. */
const STEPS_A_MESSAGE = 400;

/** The readings a service has, each sent once, and its curves taken back for the slider. */
export class SentReadings {
  private numbers = new WeakMap<Reading, number>();
  private next = 0;

  /** Number of a reading that was sent. */
  idOf(reading: Reading): number {
    return this.numbers.get(reading)!;
  }

  /**
   * Sends the readings that the service lacks, a message at a time.
   * @param current asked before each message; sending stops when it says no
   */
  async send(
    service: ComparisonService,
    readings: readonly Reading[],
    current: () => boolean
  ): Promise<void> {
    const missing = readings.filter((reading) => !this.numbers.has(reading));
    for (let from = 0; from < missing.length && current();) {
      const batch: Reading[] = [];
      for (let steps = 0; from < missing.length && steps < STEPS_A_MESSAGE; from++) {
        batch.push(missing[from]);
        steps += 1 + (missing[from].reply?.steps.length ?? 0);
      }
      const ids = Int32Array.from(batch, () => this.next++);
      batch.forEach((reading, i) => this.numbers.set(reading, ids[i]));
      const curves = await service.keep(ids, batch.map(numbersOf));
      const size = temperatureGrid.length;
      batch.forEach((reading, i) => {
        const curve = curves.subarray(i * size, (i + 1) * size);
        keepCurve(reading, Number.isNaN(curve[0]) ? null : curve);
      });
    }
  }
}
