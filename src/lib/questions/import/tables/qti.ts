import type { Report } from '../report';
import { QuizRows } from './quiz-table';
import { questionOfItem } from './qti1';
import { questionOfAssessmentItem } from './qti2';
import type { Table, TableSource } from './table';
import { xmlElements } from './xml-elements';
import { treeOf, XmlFault } from './xml-tree';

/** Reads questions in QTI: the items of version 1.2, or an assessment item of version 2 or 3. */
export function readQti(text: string, source: TableSource, report: Report): Table {
  const rows = new QuizRows(source, report);
  const isOne = /<(?:\w+:)?questestinterop[\s>]/.test(text.slice(0, 20_000));
  const names = isOne ? ['item'] : ['assessmentItem', 'qti-assessment-item'];
  for (const piece of xmlElements(text, names)) {
    if (!rows.next(piece.line)) break;
    try {
      const item = treeOf(piece.text);
      const id = (item.attributes.ident ?? item.attributes.identifier)?.trim() || null;
      const read = isOne ? questionOfItem : questionOfAssessmentItem;
      rows.keep({ id, category: null, ...read(item) });
    } catch (error) {
      if (!(error instanceof XmlFault)) throw error;
      rows.leaveOut(error.message, piece.text, piece.line + error.below);
    }
  }
  return rows.table();
}
