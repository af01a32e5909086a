import decodeQR from 'qr/decode.js';

/** Pixels of a picture: red, green, blue and opacity, a byte each. */
export type Pixels = Pick<ImageData, 'width' | 'height' | 'data'>;

/**
 * The text of the QR code in a picture, or `null` where none is found.
 * @param still a picture that does not come again: nothing is left untried. Of a camera's frame only what is quickly seen
 */
export function readQr(pixels: Pixels, still = false): string | null {
  try {
    return decodeQR(pixels, still ? { effort: Infinity, timeLimit: Infinity } : {});
  } catch {
    return null;
  }
}
