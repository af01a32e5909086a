import type { ReturningSets } from '../../lab/returning-sets';
import { CAPS } from '../../questions/import/caps';
import type { QuestionSet } from '../../questions/question';
import { parseStoredSet } from '../../questions/schema';
import type { MetSet, ReturningSet } from '../../store/opened-set';
import { outcome, type Arrival, type Outcome } from '../arrival';
import { BackupError, parsed, type Fact } from '../format';

function readSet(text: string): QuestionSet {
  const set = parseStoredSet(parsed(text));
  if (set.questions.length > CAPS.rows)
    throw new BackupError(`it has ${set.questions.length} questions; the limit is ${CAPS.rows}`);
  return set;
}

const outcomeOf = ({ how, why, putBack }: MetSet): Outcome => outcome(putBack ? 'put-back' : how, why);

/**
 * A question set.
 * @param read gives its text; it is read again when it is taken in, so that no set is held meanwhile
 * @throws Error in words where it cannot be read
 */
export async function setArrival(
  read: (signal?: AbortSignal) => Promise<string>,
  { removed = false, ...known }: Partial<Fact>,
  sets: ReturningSets,
  signal?: AbortSignal
): Promise<Arrival> {
  const returning = (set: QuestionSet): ReturningSet => ({ set, removed, known });
  const set = readSet(await read(signal));
  return {
    kind: 'set',
    title: set.title,
    foreseen: outcomeOf(await sets.foresee(returning(set))),
    async take(signal) {
      const met = await sets.bring(returning(readSet(await read(signal))), { signal });
      const changed = met.how !== 'same' || met.putBack;
      const undo = () => sets.takeBack(met.id, removed);
      return { ...outcomeOf(met), undo: changed ? undo : null };
    }
  };
}
