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
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = [place, ...(issue.path?.map(({ key }) => String(key)) ?? [])].filter(Boolean).join('.');
  throw new RunFileError(`${path || 'the file'}: ${issue.message}`);
}
