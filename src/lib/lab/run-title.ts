/** A run's title as far as its record can be read: what is stored may be anything. */
export function runTitle({ title }: { title: unknown }): string {
  return typeof title === 'string' && title !== '' ? title : 'A run without a name';
}
