import { readRun } from '../runs/file/version-2';
import type { RunRecord } from '../store/run-record';

const known = new WeakMap<RunRecord, string | null>();

/** What is wrong with a stored run's record, or `null`: a run that cannot be shown must not keep others from being so. */
export function recordFault(record: RunRecord): string | null {
  let fault = known.get(record);
  if (fault === undefined) {
    try {
      readRun({ ...record, overrules: {} });
      fault = null;
    } catch (error) {
      fault = (error as Error).message;
    }
    known.set(record, fault);
  }
  return fault;
}
