import * as v from 'valibot';
import { runMoves } from '../lab/run-moves.svelte';
import { wordsOf } from '../lab/trouble.svelte';
import { questionSets } from '../lab/sets.svelte';
import { fingerprintOf } from '../questions/fingerprint';
import type { Question } from '../questions/question';
import { isRunFile } from '../runs/file/read';
import { KeptValue } from '../workshop/kept-value.svelte';
import type { LearnerAnswers } from '../workshop/learner-answers';
import { againstSet } from './against-set';
import { CodeRefused, decodeAnswers, encodeAnswers } from '../workshop/code/answers-code';
import { textOfFile } from './file-text';
import { findCodes } from '../workshop/code/find-codes';
import { pool, type Pool, type SameName, type SetSeen } from './pool';
import { roomFigures, type RoomFigures } from './room-figures';
import { words } from '../workshop/words/room';

/** What became of something that was brought: of whom, or why not. */
export interface Outcome {
  kind: 'taken' | 'repeated' | 'refused';
  words: string;
}

const sameName = v.picklist(['earlier', 'later', 'both']);
/** Outcomes that are remembered, the newest first. */
const REMEMBERED = 30;

/** Files beyond this many bytes are not searched. */
const LARGEST_FILE = 20e6;

/** The teacher's side of the room: the codes that came in, kept in this browser, and everything computed from them. */
class RoomDesk {
  /** The codes in the order of coming, each once. */
  readonly codes = new KeptValue('room/codes', v.array(v.string()), []);
  /** What the teacher said about nicknames that stand twice. */
  readonly said = new KeptValue('room/same-name', v.record(v.string(), sameName), {});
  /** Fingerprint of the set the teacher chose; `null`: the one most codes are of. */
  readonly chosen = new KeptValue<string | null>('room/set', v.nullable(v.string()), null);
  /** What became of what was brought lately, the newest first. */
  outcomes = $state.raw<Outcome[]>([]);
  /** How many codes came again and were counted once. */
  repeated = $state(0);
  /** The questions of the room's set, where this browser has it. */
  questions = $state.raw<{ setHash: string; questions: readonly Question[] } | null>(null);

  /** What the codes hold; a kept code that cannot be read any more is left out. */
  readonly arrivals: LearnerAnswers[] = $derived(
    this.codes.value.flatMap((code) => {
      try {
        return decodeAnswers(code);
      } catch {
        return [];
      }
    })
  );
  readonly pool: Pool = $derived(
    pool(this.arrivals, this.chosen.value, this.said.value, (answers) =>
      this.questions?.setHash === answers.setHash ? againstSet(answers, this.questions.questions) : null
    )
  );
  readonly figures: RoomFigures = $derived(roomFigures(this.pool.people));

  /** Reads what is kept. For `onMount`: returns what ends it. */
  open(): () => void {
    const ends = [this.codes.open(), this.said.open(), this.chosen.open()];
    return () => ends.forEach((end) => end());
  }

  private tell(...outcomes: Outcome[]): void {
    this.outcomes = [...outcomes, ...this.outcomes].slice(0, REMEMBERED);
  }

  private takeCode(code: string, from: string): Outcome {
    try {
      const answers = decodeAnswers(code);
      const plain = encodeAnswers(answers);
      const name = answers.nickname.trim() || words.nameless;
      if (this.codes.value.includes(plain)) {
        this.repeated++;
        return { kind: 'repeated', words: words.intake.again(name) };
      }
      this.codes.value = [...this.codes.value, plain];
      return { kind: 'taken', words: words.intake.taken(name, answers.answers.length) };
    } catch (error) {
      if (!(error instanceof CodeRefused)) throw error;
      return { kind: 'refused', words: words.intake.refused(from, error.message) };
    }
  }

  /** Takes every code in a text. @param from where the text is from, for people */
  takeText(text: string, from: string): Outcome[] {
    const found = findCodes(text);
    const outcomes: Outcome[] =
      found.length > 0
        ? found.map((code, i) =>
            this.takeCode(code, found.length > 1 ? words.intake.ofMany(from, i + 1) : from)
          )
        : [{ kind: 'refused', words: words.intake.noCode(from) }];
    this.tell(...outcomes.toReversed());
    return outcomes;
  }

  /** Keeps the file of a run, such as a part of one that laptops share out. */
  private async takeRun(file: File): Promise<void> {
    const { run } = await runMoves.open(file);
    runMoves.lastOpened = null;
    this.tell({ kind: 'taken', words: words.intake.run(file.name, run.title) });
  }

  /** Takes every code in files: texts, and pictures of QR codes. Files of runs are kept among the runs. */
  async takeFiles(files: readonly File[]): Promise<void> {
    for (const file of files) {
      try {
        await this.takeFile(file);
      } catch (error) {
        this.tell({ kind: 'refused', words: words.intake.refusedFile(file.name, wordsOf(error)) });
      }
    }
  }

  private async takeFile(file: File): Promise<void> {
    if (await isRunFile(file)) return this.takeRun(file);
    const text = file.size > LARGEST_FILE ? null : await textOfFile(file);
    if (text !== null) this.takeText(text, file.name);
    else {
      const why = file.size > LARGEST_FILE ? words.intake.tooLarge : words.intake.noQr;
      this.tell({ kind: 'refused', words: words.intake.refusedFile(file.name, why) });
    }
  }

  /** Reads the questions of the room's set, where this browser has the same: answers are then held against them. */
  async readSet({ set, setHash }: SetSeen): Promise<void> {
    if (this.questions?.setHash === setHash) return;
    await questionSets.ready;
    const found = await questionSets.load(set).catch(() => null);
    if (found && fingerprintOf(found.questions) === setHash) {
      this.questions = { setHash, questions: found.questions };
    }
  }

  /** Takes one person's code out again. */
  remove(answers: LearnerAnswers): void {
    const code = encodeAnswers(answers);
    this.codes.value = this.codes.value.filter((other) => other !== code);
  }

  /** Empties the room. */
  clear(): void {
    this.codes.value = [];
    this.said.value = {};
    this.chosen.value = null;
    this.outcomes = [];
    this.repeated = 0;
  }

  /** Says who is meant by a nickname that stands twice. */
  say(key: string, who: SameName): void {
    this.said.value = { ...this.said.value, [key]: who };
  }
}

/** The page's one room. */
export const roomDesk = new RoomDesk();
