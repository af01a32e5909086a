import type { GroupingMaker } from './grouping';
import { equivalenceOf } from './registry';

/** Who made a grouping, for people, to stand after “told apart by”. */
export function makerTitle(maker: GroupingMaker): string {
  return maker === 'person' ? 'a person' : equivalenceOf(maker).title;
}
