import { ownChapterIds } from '$lib/workshop/chapter-ids';
import { contentOf, type ContentId } from '$lib/workshop/contents';

export const entries = () => ownChapterIds.map((chapter) => ({ chapter }));

/** The chapter named, with its component. */
export async function load({ params }: { params: { chapter: string } }) {
  const id = params.chapter as ContentId;
  return { id, content: await contentOf(id) };
}
