import { ownChapters } from '$lib/workshop/chapters';
import { contentOf, type ContentId } from '$lib/workshop/contents';

export const entries = () => ownChapters.map(({ id }) => ({ chapter: id }));

/** The chapter named, with its component. */
export async function load({ params }: { params: { chapter: string } }) {
  const id = params.chapter as ContentId;
  return { id, content: await contentOf(id) };
}
