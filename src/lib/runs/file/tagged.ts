import * as v from 'valibot';

/** `v.variant`, which goes straight to the option of a tag: trying one after the other takes most of the time. */
export function tagged<const Tag extends string, const Options extends v.VariantOptions<Tag>>(
  tag: Tag,
  options: Options,
  message: string
) {
  const variant = v.variant(tag, options, message);
  const literal = (option: unknown) =>
    (option as { entries: Record<Tag, { literal: unknown }> }).entries[tag].literal;
  const byTag = new Map(options.map((option) => [literal(option), option]));
  const optionOf = (value: unknown) =>
    typeof value === 'object' && value !== null ? byTag.get((value as Record<Tag, unknown>)[tag]) : undefined;
  const run: (typeof variant)['~run'] = (dataset, config) =>
    ((optionOf(dataset.value) ?? variant) as typeof variant)['~run'](dataset, config);
  return { ...variant, '~run': run };
}
