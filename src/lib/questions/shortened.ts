/** A text cut to so many characters, the last of them an ellipsis; itself where it is no longer. */
export function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
