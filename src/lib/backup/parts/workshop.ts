import * as v from 'valibot';
import { chapters } from '../../workshop/chapters';
import { keptText, removeKept, writeKeptText } from '../../workshop/kept';
import { keptJoined } from '../../workshop/kept-joined';
import { leftOut, outcome, type Arrival, type Outcome } from '../arrival';
import { parsed } from '../format';

const kept = v.record(v.pipe(v.string(), v.maxLength(500)), v.pipe(v.string(), v.maxLength(5_000_000)));

const plain: Record<string, string> = {
  settings: 'What the teacher chose',
  'done-by-round': 'Chapters gone through',
  'room/codes': 'Codes of the room',
  'room/same-name': 'Nicknames that appear twice in the room',
  'room/set': 'The room’s question set',
  'room/clock': 'The clock of the lesson'
};

/** What is kept under a name, in words. */
export function workshopTitle(name: string): string {
  if (Object.hasOwn(plain, name)) return plain[name]!;
  if (name.startsWith('drafts/'))
    return `${workshopTitle(name.slice('drafts/'.length))}, not committed to yet`;
  const [first, ...round] = name.split('/');
  const chapter =
    chapters.find(({ id }) => id === first)?.title ?? (first === 'answers' ? 'Your answers' : null);
  return chapter === null ? name : `${chapter} · ${round.join('/')}`;
}

/** What stands under `…/unreadable` is set aside as it was found. */
const isReadable = (name: string, text: string) => {
  try {
    return name.endsWith('/unreadable') || JSON.parse(text) !== undefined;
  } catch {
    return false;
  }
};

/** What becomes of a text, and what is kept then. */
function met(storage: Storage | null, name: string, text: string): Outcome & { text: string | null } {
  const here = keptText(storage, name);
  if (here === null) return { fate: 'new', text };
  if (here === text) return { fate: 'same', text: null };
  const joined = keptJoined(name, here, text);
  if (joined === null) return { fate: 'stays', why: 'something else is here', text: null };
  return joined === here ? { fate: 'same', text: null } : { fate: 'joined', text: joined };
}

const outcomeOf = ({ fate, why }: Outcome): Outcome => outcome(fate, why);

/** What the workshop keeps. */
export function workshopArrivals(json: string, storage: Storage | null): Arrival[] {
  const read = v.safeParse(kept, parsed(json));
  if (!read.success)
    return [leftOut('workshop', 'Workshop', `it is not as the lab keeps it (${read.issues[0].message})`)];
  return Object.entries(read.output).map(([name, text]): Arrival => {
    const title = workshopTitle(name);
    if (!isReadable(name, text)) return leftOut('workshop', title, 'what is kept there is damaged');
    return {
      kind: 'workshop',
      title,
      foreseen: outcomeOf(met(storage, name, text)),
      async take() {
        const before = keptText(storage, name);
        const now = met(storage, name, text);
        const after = now.text;
        if (after === null) return { ...outcomeOf(now), undo: null };
        const put = (text: string | null) => {
          if (text !== null) return writeKeptText(storage, name, text);
          removeKept(storage, (other) => other === name);
          return true;
        };
        if (!put(after)) {
          put(before);
          return { fate: 'left-out', why: 'the browser did not keep it: there is no room', undo: null };
        }
        const undo = async () => {
          // What was done since stays.
          if (keptText(storage, name) === after) put(before);
        };
        return { ...outcomeOf(now), undo };
      }
    };
  });
}
