/** Saves a file. */
export function saveBlob(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Saves text as an HTML file. */
export function saveHtml(text: string, name: string): void {
  saveBlob(new Blob([text], { type: 'text/html' }), `${name}.html`);
}

/** Saves text as a file. @param type its MIME type */
export function saveText(text: string, type: string, name: string): void {
  saveBlob(new Blob([text], { type }), name);
}
