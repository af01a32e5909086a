import { escapeText, pageFile } from '../report/page-file';
import { words } from './words/take-home';

/** What somebody takes home. */
export interface TakeHome {
  /** Day it is made, in words, and title of the set. */
  date: string;
  set: string;
  /** What was written; may be empty. */
  own: string;
  /** What one's answers came to, in words; `null` where there are none. */
  summary: string | null;
  /** Pictures as the text of SVG files, with what stands below. */
  figures: readonly { svg: string; title: string; text: string }[];
}

const styles = `
:root { color-scheme: light; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; color: #1c1d20; background: #fff; }
h1 { font-size: 1.6rem; line-height: 1.25; } h2 { font-size: 1.15rem; margin-top: 1.8rem; }
figure { margin: 1rem 0; break-inside: avoid; } figure svg { width: 100%; max-width: 30rem; height: auto; }
blockquote { margin: 0; padding: .6rem 1rem; border-left: 3px solid #236b8e; white-space: pre-wrap; overflow-wrap: anywhere; }
footer { color: #5f6169; font-size: .85rem; border-top: 1px solid #dddbd4; margin-top: 2rem; padding-top: .6rem; }
`;

/** It as one HTML file that needs no network and no script. */
export function takeHomeFile({ date, set, own, summary, figures }: TakeHome): string {
  const paragraph = (text: string) => `<p>${escapeText(text)}</p>`;
  const body = [
    `<h1>${escapeText(words.title)}</h1>`,
    paragraph(summary ?? words.noAnswers),
    ...figures.map(
      ({ svg, title, text }) =>
        `<h2>${escapeText(title)}</h2>\n<figure>${svg}<figcaption>${escapeText(text)}</figcaption></figure>`
    ),
    `<h2>${escapeText(words.five)}</h2>`,
    `<ol>${words.sentences.map((sentence) => `<li>${escapeText(sentence)}</li>`).join('\n')}</ol>`,
    ...(own.trim() === ''
      ? []
      : [`<h2>${escapeText(words.yourOwn)}</h2>`, `<blockquote>${escapeText(own.trim())}</blockquote>`]),
    `<footer>${escapeText(words.made(date, set))}</footer>`
  ].join('\n');
  return pageFile({ title: words.title, styles, body });
}
