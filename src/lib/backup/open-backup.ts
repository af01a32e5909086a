import type { Models } from '../lab/models.svelte';
import type { RunMoves } from '../lab/run-moves.svelte';
import { ReturningSets } from '../lab/returning-sets';
import type { QuestionSets } from '../lab/sets.svelte';
import type { Variants } from '../lab/variants.svelte';
import type { StoreConnection } from '../store/connection';
import { leftOut, reasonOf, type Arrival } from './arrival';
import {
  BackupError,
  kindAt,
  parsed,
  PATHS,
  readContents,
  readHeading,
  type Fact,
  type Heading,
  type Kind
} from './format';
import { mappingArrivals } from './parts/mappings';
import { modelArrivals } from './parts/models';
import { runArrival } from './parts/runs';
import { setArrival } from './parts/sets';
import { variantArrivals } from './parts/variants';
import { workshopArrivals } from './parts/workshop';
import { zipParts, type ZipPart } from './read-zip';

/** What a file of everything is compared with and put into. */
export interface Home {
  store: StoreConnection;
  sets: QuestionSets;
  moves: RunMoves;
  variants: Variants;
  models: Models;
  /** Where the workshop keeps things; `null` where the browser keeps nothing. */
  storage: Storage | null;
  siteUrl: string;
}

/** A file of everything, looked at. */
export interface OpenedBackup {
  heading: Heading;
  arrivals: Arrival[];
  /** What a person should know beside what becomes of each thing, in sentences. */
  notes: string[];
}

const MIB = 1024 * 1024;
/** Bytes that a part of a kind may unpack to. */
const MOST: Record<Kind | 'contents', number> = {
  contents: 32 * MIB,
  mappings: 32 * MIB,
  variants: 32 * MIB,
  models: 8 * MIB,
  workshop: 32 * MIB,
  set: 512 * MIB,
  run: 8192 * MIB,
  'as-stored': Infinity
};

/** Folder in which everything stands, where the file was unpacked and packed again; `null` where this is no such file. */
function rootOf(paths: readonly string[]): string | null {
  const heading = paths.find((path) => {
    const [name, folder, ...more] = path.split('/').reverse();
    return name === PATHS.heading && folder !== '__MACOSX' && more.length === 0;
  });
  return heading === undefined ? null : heading.slice(0, -PATHS.heading.length);
}

/** Whether a file is one of everything, by the names of its parts; it may still be damaged. One that cannot be read, such as a folder, is none. */
export async function isBackupFile(file: Blob): Promise<boolean> {
  const start = await file
    .slice(0, 30 + PATHS.heading.length)
    .arrayBuffer()
    .then((bytes) => new Uint8Array(bytes))
    .catch(() => new Uint8Array());
  if (start[0] !== 0x50 || start[1] !== 0x4b) return false;
  // As the lab writes it, even where it was cut off.
  if (new TextDecoder().decode(start.subarray(30)) === PATHS.heading) return true;
  try {
    return rootOf((await zipParts(file)).map(({ path }) => path)) !== null;
  } catch {
    return false;
  }
}

async function headingIn(part: ZipPart): Promise<Heading> {
  let json: unknown;
  try {
    json = parsed(await (await part.read(MIB)).text());
  } catch (error) {
    throw new BackupError(`Its heading cannot be read: ${reasonOf(error)}.`, { cause: error });
  }
  return readHeading(json);
}

async function factsIn(part: ZipPart | undefined, notes: string[]): Promise<Map<string, Fact>> {
  try {
    if (!part) throw new BackupError('it is missing');
    const facts = readContents(await (await part.read(MOST.contents)).text());
    return new Map(facts.map((fact) => [fact.path, fact]));
  } catch (error) {
    notes.push(
      `The file’s list of contents cannot be read: ${reasonOf(error)}. Its contents are read all the same; sets and runs that had been removed come in as if they had not been.`
    );
    return new Map();
  }
}

/** The things in one part of the file. @throws Error in words where the part cannot be read */
async function arrivalsIn(
  part: ZipPart,
  kind: Kind,
  fact: Partial<Fact>,
  home: Home,
  signal?: AbortSignal
): Promise<Arrival[]> {
  const blob = (signal?: AbortSignal) => part.read(MOST[kind], signal);
  const text = async (signal?: AbortSignal) => (await blob(signal)).text();
  switch (kind) {
    case 'set':
      return [await setArrival(text, fact, new ReturningSets(home.sets), signal)];
    case 'run':
      return [await runArrival(blob, fact, home.moves, signal)];
    case 'as-stored':
      return [
        leftOut(
          kind,
          fact.title ?? part.path,
          `it could not be shown where it was saved (${fact.fault ?? 'no reason is given'}); it is in the file as it was stored`
        )
      ];
    case 'mappings':
      return mappingArrivals(await text(signal), home.store);
    case 'variants':
      return variantArrivals(await text(signal), home.variants);
    case 'models':
      return modelArrivals(await text(signal), home.models, home.siteUrl);
    case 'workshop':
      return workshopArrivals(await text(signal), home.storage);
  }
}

/** How a file is looked at. */
export interface LookOptions {
  /** Gets the share that was looked at, in [0, 1]. */
  onProgress?: (fraction: number) => void;
  signal?: AbortSignal;
}

/**
 * Looks at a file of everything: what is in it, and what would become of each thing. Nothing is changed.
 * @throws BackupError in words where the file as a whole cannot be read; the signal's reason when it was broken off
 */
export async function openBackup(
  file: Blob,
  home: Home,
  { onProgress, signal }: LookOptions = {}
): Promise<OpenedBackup> {
  const parts = await zipParts(file);
  const root = rootOf(parts.map(({ path }) => path));
  if (root === null) throw new BackupError('This is not a file that the lab’s “Save everything” made.');
  const byPath = new Map<string, ZipPart>();
  const notes: string[] = [];
  for (const part of parts) {
    if (!part.path.startsWith(root)) continue;
    const path = part.path.slice(root.length);
    if (byPath.has(path)) notes.push(`${path} is in the file twice; the second was left out.`);
    else byPath.set(path, part);
  }
  const heading = await headingIn(byPath.get(PATHS.heading)!);
  const facts = await factsIn(byPath.get(PATHS.contents), notes);
  const arrivals: Arrival[] = [];
  const own: string[] = [PATHS.heading, PATHS.contents, PATHS.words];
  const order = new Intl.Collator('en', { numeric: true });
  const paths = [...byPath.keys()].filter((path) => !own.includes(path)).sort(order.compare);
  const total = paths.reduce((sum, path) => sum + byPath.get(path)!.packed, 1);
  let done = 0;
  for (const path of paths) {
    signal?.throwIfAborted();
    const kind = kindAt(path);
    const fact: Partial<Fact> = facts.get(path) ?? {};
    if (kind === null) {
      // What an operating system adds is nobody's loss.
      if (!/(?:^|\/)(?:\.(?!\.)|__MACOSX\/|Thumbs\.db$|desktop\.ini$)/.test(path))
        notes.push(`${path.slice(0, 200)} is not something this version of the lab knows; it was left out.`);
      continue;
    }
    try {
      arrivals.push(...(await arrivalsIn(byPath.get(path)!, kind, fact, home, signal)));
    } catch (error) {
      signal?.throwIfAborted();
      arrivals.push(
        leftOut(
          kind,
          `${fact.title ?? path}`.slice(0, 200),
          `${path.slice(0, 200)} cannot be read: ${reasonOf(error)}`
        )
      );
    }
    done += byPath.get(path)!.packed;
    onProgress?.(done / total);
  }
  for (const [path, { title }] of facts) {
    const kind = kindAt(path);
    if (kind && !byPath.has(path))
      arrivals.push(leftOut(kind, title.slice(0, 200), `${path.slice(0, 200)} is missing from the file`));
  }
  return { heading, arrivals, notes };
}
