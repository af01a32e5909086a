/** The rooms of `src/lib`, from the lowest up. A file imports from its own room and from those before it. */
export const rooms = [
  'calibration',
  'random',
  'network',
  'questions',
  'engine',
  'methods',
  'asking',
  'signals',
  'predictions',
  'runs',
  'comparison',
  'decisions',
  'store',
  'definitions',
  'charts',
  'report',
  'lab',
  'page',
  'workshop',
  'room',
  'backup'
];

/** Height of a file: that of its room; what lies in `src` outside of `lib` is above all of them. */
function heightOf(file) {
  const [, room] = /^src\/lib\/([^/]+)\//.exec(file) ?? [];
  return room === undefined ? rooms.length : rooms.indexOf(room);
}

/** Files in a folder of `src/lib` that is no room, or in none. */
export function homeless(graph) {
  return [...graph.keys()].filter(
    (file) => file.startsWith('src/lib/') && (heightOf(file) < 0 || heightOf(file) === rooms.length)
  );
}

/** Imports that go up, as `from → to`. */
export function upwardImports(graph) {
  return [...graph].flatMap(([from, targets]) =>
    targets.filter((to) => heightOf(to) > heightOf(from)).map((to) => `${from} → ${to}`)
  );
}

/**
 * Groups of files each of which leads to all others of its group (Tarjan's strongly connected components), and files
 * that import themselves; members sorted and joined by ` ↔ `.
 */
export function cycles(graph) {
  const found = [];
  const index = new Map();
  const low = new Map();
  const stack = [];
  const visit = (file) => {
    index.set(file, index.size);
    low.set(file, index.get(file));
    stack.push(file);
    for (const to of graph.get(file) ?? []) {
      if (!index.has(to)) {
        visit(to);
        low.set(file, Math.min(low.get(file), low.get(to)));
      } else if (stack.includes(to)) low.set(file, Math.min(low.get(file), index.get(to)));
    }
    if (low.get(file) !== index.get(file)) return;
    const group = stack.splice(stack.indexOf(file));
    if (group.length > 1 || graph.get(file)?.includes(file)) found.push(group.sort().join(' ↔ '));
  };
  for (const file of graph.keys()) if (!index.has(file)) visit(file);
  return found.sort();
}

/**
 * What is wrong with the imports, a line each; empty when all is well. An exception that is no longer needed is wrong
 * too, so that their list only shrinks.
 * @param {Map<string, string[]>} graph
 * @param {{ upward: string[], cycles: string[] }} exceptions
 */
export function roomFaults(graph, exceptions) {
  const upward = upwardImports(graph);
  const circles = cycles(graph);
  return [
    ...homeless(graph).map((file) => `${file} is in no room of src/lib (${rooms.join(', ')})`),
    ...upward.filter((one) => !exceptions.upward.includes(one)).map((one) => `goes up: ${one}`),
    ...circles.filter((one) => !exceptions.cycles.includes(one)).map((one) => `goes in a circle: ${one}`),
    ...exceptions.upward
      .filter((one) => !upward.includes(one))
      .map((one) => `exception no longer needed: ${one}`),
    ...exceptions.cycles
      .filter((one) => !circles.includes(one))
      .map((one) => `exception no longer needed: ${one}`)
  ];
}
