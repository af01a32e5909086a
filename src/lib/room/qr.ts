import encodeQR from 'qr';

/** A QR code as squares, dark ones true, rows from the top, with the quiet margin of four that readers want. */
export type Squares = readonly (readonly boolean[])[];

/** Characters up to which a code is drawn with the stronger correction: it then stays coarse enough for a phone's camera. */
const STRONG_UP_TO = 900;

/**
 * A text of capitals, digits and dots (a room's code) or any other as a QR code, 15 % of which may be hidden; above 900
 * characters 7 %.
 * @throws Error when it is too long for the largest QR code
 */
export function qrSquares(text: string): Squares {
  return encodeQR(text, 'raw', { ecc: text.length > STRONG_UP_TO ? 'low' : 'medium', border: 4 });
}

/** The dark squares as an SVG path in squares, each run of a row one rectangle. */
export function qrPath(squares: Squares): string {
  let path = '';
  squares.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue;
      const from = x;
      while (row[x + 1]) x++;
      path += `M${from} ${y}h${x + 1 - from}v1H${from}z`;
    }
  });
  return path;
}
