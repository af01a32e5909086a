import { isFit } from '../comparison/is-fit';
import { byArm } from '../comparison/row-place';
import type { ShownRow } from '../comparison/shown-row';

const fitted = ({ fit }: ShownRow) => (fit && isFit(fit) ? fit : null);

/** What rows can be ordered by: the figure, and whether more of it is better. NaN where a row has none. */
export const rowOrders = {
  right: { of: ({ order }: ShownRow) => order.accuracy, falling: true },
  auroc: { of: ({ order }: ShownRow) => order.auroc, falling: true },
  aurc: { of: ({ order }: ShownRow) => order.aurc, falling: false },
  confidence: { of: ({ confidence }: ShownRow) => confidence?.meanConfidence ?? NaN, falling: true },
  ece: { of: ({ confidence }: ShownRow) => confidence?.ece ?? NaN, falling: false },
  brier: { of: ({ confidence }: ShownRow) => confidence?.brier ?? NaN, falling: false },
  nll: { of: (shown: ShownRow) => fitted(shown)?.nllAfter ?? NaN, falling: false },
  eceAfter: { of: (shown: ShownRow) => fitted(shown)?.after.ece ?? NaN, falling: false }
} as const;

/** A figure that rows can be ordered by. */
export type RowOrder = keyof typeof rowOrders;

/** Rows in groups, one an arm of a run; with an order the best row first, and the arm that has it; rows without the figure last. */
export function groupedRows(rows: readonly ShownRow[], order: RowOrder | null): ShownRow[][] {
  const groups = byArm(rows, ({ row }) => row);
  if (!order) return groups;
  const { of, falling } = rowOrders[order];
  const better = (a: ShownRow, b: ShownRow) => {
    const [x, y] = [of(a), of(b)];
    if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
    return falling ? y - x : x - y;
  };
  return groups.map((group) => group.sort(better)).sort(([a], [b]) => better(a!, b!));
}
