/** Bytes of each block, and how many are looked at: 256 KiB of a file of any size. */
const BLOCK = 4096;
const BLOCKS = 64;

/** Header under which a kept file's spot check stands. */
export const SPOT_CHECK = 'x-calibration-lab-check';

/**
 * A file's size and the SHA-256 of blocks spread evenly over it, first and last among them: tells a file that was cut off,
 * emptied or mixed with another from the one that was kept, without reading all of it. A change between the blocks is not
 * seen.
 */
export async function spotCheck(file: Blob): Promise<string> {
  const last = Math.max(0, file.size - BLOCK);
  const starts =
    file.size <= BLOCK * BLOCKS
      ? [0]
      : Array.from({ length: BLOCKS }, (_, i) => Math.round((last * i) / (BLOCKS - 1)));
  const length = starts.length === 1 ? file.size : BLOCK;
  const sample = new Blob(starts.map((start) => file.slice(start, start + length)));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await sample.arrayBuffer()));
  return `${file.size}-${Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** A response with the file that carries its spot check, to be kept. */
export async function checkedResponse(file: Blob): Promise<Response> {
  return new Response(file, {
    headers: { 'content-length': String(file.size), [SPOT_CHECK]: await spotCheck(file) }
  });
}

/** Whether a kept file is what was put there; one that was kept without a check is taken as it is. */
export async function isSound(file: Blob, kept: Response): Promise<boolean> {
  const check = kept.headers.get(SPOT_CHECK);
  return check === null || check === (await spotCheck(file));
}
