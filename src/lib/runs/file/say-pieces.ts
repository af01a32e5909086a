import { buffersOf, held, portable, shared, type PortableAnswers } from '../packed-answers';
import type { RunFile } from '../run';
import { readPieces } from './read';
import { checkedPieces, type ReadPiece } from './version-2';

/** What is to be read: a file, or a run that was stored. */
export type ReadRequest = Blob | { run: RunFile['run']; answers: PortableAnswers[] };

/**
 * What the worker that reads says: the run, then its answers, a few at a time; then that this was all, or why it is refused.
 */
export type ReadMessage =
  { run: RunFile['run'] } | { answers: PortableAnswers[] } | { end: true } | { refused: string };

/** Answers in one message: few enough to be taken well within a frame. */
export const PIECE = 50;

/** What is to be read, a piece at a time. */
export function piecesOf(request: ReadRequest): AsyncIterable<ReadPiece> | Iterable<ReadPiece> {
  if (request instanceof Blob) return readPieces(request);
  return checkedPieces({ run: request.run, answers: request.answers.map(held) });
}

/** Sends what is read to the page, a few answers at a time; the worker's side. */
export async function sayPieces(
  request: ReadRequest,
  say: (message: ReadMessage, transfer?: Transferable[]) => void
): Promise<void> {
  let waiting: PortableAnswers[] = [];
  const send = () => {
    const answers = shared(waiting);
    say({ answers }, buffersOf(answers));
    waiting = [];
  };
  try {
    for await (const piece of piecesOf(request)) {
      if ('run' in piece) say(piece);
      else if (waiting.push(portable(piece.answers)) === PIECE) send();
    }
    send();
    say({ end: true });
  } catch (error) {
    say({ refused: (error as Error).message });
  }
}
