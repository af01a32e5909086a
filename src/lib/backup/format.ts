import * as v from 'valibot';

/** Names the kind of file, in its heading. */
export const FORMAT = 'calibration-lab/everything';
export const VERSION = 1;

/** Where things stand in the file. */
export const PATHS = {
  heading: 'calibration-lab.json',
  contents: 'contents.json',
  words: 'README.txt',
  sets: 'sets/',
  runs: 'runs/',
  asStored: 'runs-as-stored/',
  mappings: 'column-mappings.json',
  variants: 'prompt-variants.json',
  models: 'models-by-address.json',
  workshop: 'workshop.json'
} as const;

/** A kind of thing that is saved. */
export type Kind = 'set' | 'run' | 'as-stored' | 'mappings' | 'variants' | 'models' | 'workshop';

/** What stands at a path of the file; `null` where the lab of this version puts nothing there. */
export function kindAt(path: string): Kind | null {
  switch (path) {
    case PATHS.mappings:
      return 'mappings';
    case PATHS.variants:
      return 'variants';
    case PATHS.models:
      return 'models';
    case PATHS.workshop:
      return 'workshop';
  }
  if (!path.endsWith('.json')) return null;
  if (path.startsWith(PATHS.sets)) return 'set';
  if (path.startsWith(PATHS.runs)) return 'run';
  return path.startsWith(PATHS.asStored) ? 'as-stored' : null;
}

/** How the file begins. */
export interface Heading {
  format: typeof FORMAT;
  version: number;
  labVersion: string;
  /** When it was saved, ISO 8601. */
  savedAt: string;
}

const short = v.pipe(v.string(), v.maxLength(10_000));
const time = v.pipe(
  v.string(),
  v.maxLength(40),
  v.check((text) => !Number.isNaN(Date.parse(text)))
);

const heading = v.object({
  format: v.literal(FORMAT),
  version: v.number(),
  labVersion: short,
  savedAt: time
});

/** What the file says of one of its parts, beside what stands in the part itself. */
const fact = v.object({
  path: short,
  title: short,
  /** Taken off its list; it could be put back. */
  removed: v.optional(v.boolean()),
  /** Of a set: when it came in, when it last changed, and what tells that its questions came in before. */
  createdAt: v.optional(time),
  changedAt: v.optional(time),
  fingerprint: v.optional(v.pipe(v.string(), v.maxLength(200))),
  /** Why a run could not be shown. */
  fault: v.optional(short)
});
export type Fact = v.InferOutput<typeof fact>;

const contents = v.object({ items: v.pipe(v.array(fact), v.maxLength(100_000)) });

/** Why a file of everything, or a part of it, cannot be read, in words. */
export class BackupError extends Error {
  override name = 'BackupError';
}

/** The value of a JSON text. @throws BackupError */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BackupError(`it is not valid JSON (${(error as Error).message})`);
  }
}

/** The heading in a value of JSON. @throws BackupError in words where it is none, or of a version this lab does not read */
export function readHeading(json: unknown): Heading {
  const read = v.safeParse(heading, json);
  const version = (json as Partial<Heading> | null)?.version;
  if (typeof version === 'number' && version !== VERSION)
    throw new BackupError(
      `This file was saved by another version of the lab: its layout is ${version}, and this lab reads ${VERSION}. Open it with a newer version. The runs and sets in it are ordinary files: unpacked, they can be opened one by one.`
    );
  if (!read.success) throw new BackupError('Its heading is not as the lab writes it.');
  return read.output as Heading;
}

/** What a file says of its parts. @throws BackupError */
export function readContents(text: string): Fact[] {
  const read = v.safeParse(contents, parsed(text));
  if (!read.success) throw new BackupError('its list of contents is not as the lab writes it');
  return read.output.items;
}

/** A name for a file of everything that is saved now. */
export function backupName(savedAt: string): string {
  return `calibration-lab-everything-${savedAt.slice(0, 10)}.zip`;
}
