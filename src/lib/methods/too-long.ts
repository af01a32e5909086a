import type { Verdict } from '../questions/verdict';
import type { Trace } from './arm';

/** Verdict on a question that an arm did not ask, since the model does not hold its prompt and reply. */
export const TOO_LONG: Verdict = { grade: 'not-attempted', rule: 'too-long' };

/** Whether a question was not asked for that reason. */
export const wasTooLong = ({ verdict, evidence }: Trace): boolean =>
  verdict.rule === TOO_LONG.rule && evidence.length === 0;
