import { percent as share } from '../../charts/numbers';

/** A share as a whole percentage, in words that break no line before the sign. */
export const percent = (value: number): string => share(value).replace(' ', '\u00a0');
