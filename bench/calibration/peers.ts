import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeData, type BenchData } from './data';

/** What the peers' process says of its rows. */
export interface PeerTimes {
  versions: Record<string, string>;
  python: string;
  rows: Record<string, { ms: number; value: number | number[]; peer: string; note: string }>;
}

/**
 * Times the peers on the same rows, in one Python process with one thread.
 * @throws Error with what Python said, when it fails
 */
export function timePeers(python: string, data: BenchData, resamples: number, netcal: boolean): PeerTimes {
  const folder = mkdtempSync(join(tmpdir(), 'calibration-bench-'));
  try {
    const path = join(folder, 'rows.f64');
    writeData(path, data);
    const script = join(import.meta.dirname, 'peers.py');
    const args = [script, path, String(data.n), String(resamples), ...(netcal ? ['--netcal'] : [])];
    const oneThread = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };
    const { status, stdout, stderr } = spawnSync(python, args, {
      encoding: 'utf8',
      env: { ...process.env, ...oneThread }
    });
    if (status !== 0) throw new Error(`The peers failed: ${stderr}`);
    return JSON.parse(stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
