import * as v from 'valibot';

/** What is wrong with a run file, with the place in it. */
export class RunFileError extends Error {
  override name = 'RunFileError';
}

/**
 * A value that is as a schema says.
 * @param place where in the file it stands
 * @throws RunFileError saying what is wrong and where
 */
export function checked<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
  place = ''
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = [place, ...(issue.path?.map(({ key }) => String(key)) ?? [])].filter(Boolean).join('.');
  throw new RunFileError(`${path || 'the file'}: ${issue.message}`);
}

/** Refuses a list in which something is there twice. @param place where the list stands @throws RunFileError */
export function checkUnique(values: Iterable<string>, place: string): void {
  const seen = new Set<string>();
  for (const value of values) {
    if (seen.has(value)) throw new RunFileError(`${place}: “${value.slice(0, 200)}” is there twice`);
    seen.add(value);
  }
}

/** Refuses a list that is not as long as another. @param place where it stands @throws RunFileError */
export function checkLength(list: readonly unknown[] | undefined, length: number, place: string): void {
  if (list && list.length !== length)
    throw new RunFileError(`${place}: has ${list.length} where there are ${length}`);
}
