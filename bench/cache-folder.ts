import { join } from 'node:path';

/** What benches fetch or make for themselves; outside git. */
export const cacheFolder = join(import.meta.dirname, '..', '.cache', 'bench');
