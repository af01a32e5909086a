/** Text as it may stand in HTML, within elements and quoted attributes. */
export function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** What a page that is a file by itself is made of. */
interface PageFile {
  title: string;
  /** Style sheets, as text. */
  styles: string;
  /** HTML. */
  body: string;
}

/** A page as one HTML file that needs nothing else: no network, no script. Its own policy forbids both. */
export function pageFile({ title, styles, body }: PageFile): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeText(title)}</title>
<style>
${styles}
</style>
</head>
<body>
${body}
</body>
</html>
`;
}
