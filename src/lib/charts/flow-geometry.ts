/** How many questions went each way between two arms. */
export interface FlowCounts {
  both: number;
  helped: number;
  harmed: number;
  neither: number;
}

/** A stretch of a column. */
export interface FlowNode {
  side: 'first' | 'second';
  right: boolean;
  count: number;
  y: number;
  height: number;
}

/** A band from the first column to the second. */
export interface FlowBand {
  kind: keyof FlowCounts;
  count: number;
  /** Upper ends at both columns, and how thick it is. */
  from: number;
  to: number;
  thickness: number;
}

/** Where a flow's columns and bands lie. */
export interface Flow {
  nodes: FlowNode[];
  bands: FlowBand[];
}

/**
 * A flow of questions from right or wrong in the first arm to right or wrong in the second; heights are as counts, right
 * above wrong with a gap between them. Bands lie as they cross least.
 * @param height of the columns with their gap
 */
export function flowOf({ both, helped, harmed, neither }: FlowCounts, height: number, gap: number): Flow {
  const n = both + helped + harmed + neither;
  const unit = n > 0 ? (height - gap) / n : 0;
  const column = (side: FlowNode['side'], right: number): FlowNode[] => [
    { side, right: true, count: right, y: 0, height: unit * right },
    { side, right: false, count: n - right, y: unit * right + gap, height: unit * (n - right) }
  ];
  const nodes = [...column('first', both + harmed), ...column('second', both + helped)];
  const wrong = nodes[1]!;
  const wrongAfter = nodes[3]!;
  const bands: FlowBand[] = [
    { kind: 'both', count: both, from: 0, to: 0, thickness: unit * both },
    { kind: 'harmed', count: harmed, from: unit * both, to: wrongAfter.y, thickness: unit * harmed },
    { kind: 'helped', count: helped, from: wrong.y, to: unit * both, thickness: unit * helped },
    {
      kind: 'neither',
      count: neither,
      from: wrong.y + unit * helped,
      to: wrongAfter.y + unit * harmed,
      thickness: unit * neither
    }
  ];
  return { nodes, bands: bands.filter(({ count }) => count > 0) };
}

/** A band's outline as an SVG path between two columns. */
export function bandPath({ from, to, thickness }: FlowBand, left: number, right: number): string {
  const middle = (left + right) / 2;
  return (
    `M${left} ${from}C${middle} ${from} ${middle} ${to} ${right} ${to}` +
    `v${thickness}C${middle} ${to + thickness} ${middle} ${from + thickness} ${left} ${from + thickness}z`
  );
}
