/** The pixels of a picture, no side above this: more slows the search and shows no more squares. */
const LARGEST_SIDE = 3000;

async function pixelsOf(file: Blob): Promise<ImageData | null> {
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (!bitmap) return null;
  const scale = Math.min(1, LARGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  const scaled = (side: number) => Math.max(1, Math.round(side * scale));
  const [width, height] = [scaled(bitmap.width), scaled(bitmap.height)];
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d')!;
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return context.getImageData(0, 0, width, height);
}

/** The text of a file: of a picture, that of the QR code in it; `null` where none is found. */
export async function textOfFile(file: File): Promise<string | null> {
  if (!file.type.startsWith('image/')) return file.text();
  const pixels = await pixelsOf(file);
  return pixels && (await import('./read-qr')).readQr(pixels, true);
}
