import type { Question } from '../question';
import { AnswerDoubts } from './answer-doubts';
import type { Assembler } from './assemble';
import { contextDoubts, keyDoubts, mediaDoubts, unusedColumns } from './doubts';
import { RowFault, type Draft } from './draft';
import type { AnswerSeparator, ImportedFile, ImportDoubt } from './import-result';
import { KeyConflicts } from './key-conflicts';
import { BARE_LETTER, isBareLetter, withListedOptions } from './listed-options';
import { mappableTable } from './mapping/mappable-table';
import { inPlainText, MARKUP_READ, markupOf, type Markup } from './markup';
import { mendableRow } from './mending/mendable-row';
import { passageDoubts } from './passage-doubts';
import type { RecognisedTable } from './recognise';
import { Report, wholeFile } from './report';
import { reviewDoubts } from './review-doubts';
import { RowView } from './row-view';
import { splitAnswers } from './split-answers';
import type { TableSurvey } from './survey-table';
import { TableReading } from './table-reading';
import type { TableRow } from './tables/table';

/** A recognised table that is read row by row. */
export class RowsReading {
  readonly #reading: TableReading;
  readonly #answers: AnswerDoubts;
  readonly #conflicts: KeyConflicts;
  readonly #markup: Markup | null;
  #lettered: boolean | null = null;
  readonly #before: { questions: number; withDistractors: number };

  constructor(
    private readonly found: RecognisedTable,
    private readonly survey: TableSurvey,
    private readonly assembler: Assembler,
    private readonly report: Report,
    private readonly separator: AnswerSeparator | undefined
  ) {
    this.#reading = new TableReading(survey.keys?.kind ?? 'index from 0');
    this.#answers = new AnswerDoubts(found);
    this.#conflicts = new KeyConflicts(found, survey.gold);
    const { questions, withDistractors } = assembler;
    this.#before = { questions, withDistractors };
    this.#markup = markupOf(found, survey);
    if (this.#markup) report.fault(wholeFile(found.table.source.file), MARKUP_READ[this.#markup], 'changed');
  }

  /** The question of a row, or `null` where it is none, which goes into the report. */
  question(row: TableRow): Question | null {
    const { table } = this.found;
    try {
      const draft = this.#draft(row);
      return this.assembler.question(draft, table.place(row, null));
    } catch (error) {
      if (!(error instanceof RowFault)) throw error;
      const place = table.place(row, error.column);
      this.report.fault(place, error.reason, 'row left out', error.value, mendableRow(table, row));
      return null;
    }
  }

  #draft(row: TableRow): Draft {
    const { table, recognised } = this.found;
    const read = this.survey.read(new RowView(table, row, this.report, this.#reading));
    const whole = withListedOptions(this.#markup ? inPlainText(read, this.#markup) : read);
    if (isBareLetter(whole) && this.#namesListed()) throw new RowFault(null, BARE_LETTER, whole.answers[0]);
    const isToSplit = this.separator && recognised.sure !== 'mapped';
    const draft = isToSplit ? splitAnswers(whole, this.separator!) : whole;
    this.#answers.add(draft, row);
    this.#conflicts.add(draft, row, this.#reading.used);
    return draft;
  }

  /** Whether the answer of some row is the letter of an option that its question lists; looked for once it matters. */
  #namesListed(): boolean {
    this.#lettered ??= this.found.table.rows.some((row) => {
      try {
        const view = new RowView(this.found.table, row, new Report(), new TableReading(this.#reading.keys));
        const draft = this.survey.read(view);
        return isBareLetter(draft) && !isBareLetter(withListedOptions(draft));
      } catch (error) {
        if (error instanceof RowFault) return false;
        throw error;
      }
    });
    return this.#lettered;
  }

  /** What the rows read so far gave, and what is doubtful about it. */
  end(): { file: ImportedFile; doubts: ImportDoubt[] } {
    const { found, survey, assembler } = this;
    const { table, recognised, mapping } = found;
    const notUsed = unusedColumns(table, this.#reading.used);
    return {
      doubts: [
        ...keyDoubts(found, survey),
        ...this.#conflicts.doubts(),
        ...this.#answers.all(notUsed),
        ...reviewDoubts(found, notUsed),
        ...contextDoubts(found, notUsed),
        ...passageDoubts(found),
        ...mediaDoubts(found, notUsed)
      ],
      file: {
        file: table.source.file,
        notUsed,
        keys: survey.keys?.kind ?? mapping?.gold?.kind ?? null,
        recognised,
        questions: assembler.questions - this.#before.questions,
        withDistractors: assembler.withDistractors - this.#before.withDistractors,
        rows: table.rows.length,
        table: mappableTable(table)
      }
    };
  }
}
