import { words } from '../workshop/words/room';
import type { Pixels } from './read-qr';

/** Why there is no picture from a camera, in words. */
export function cameraTrouble(error: unknown): string {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError') return words.camera.denied;
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return words.camera.missing;
  if (name === 'NotReadableError' || name === 'AbortError') return words.camera.busy;
  return words.camera.failed(error instanceof Error ? error.message : '');
}

/** Whether a page like this may ask for a camera at all. */
export const cameraPossible = () => typeof navigator.mediaDevices?.getUserMedia === 'function';

/**
 * A camera's picture, as sharp as it gives it: a code of twenty answers has 85 squares a side.
 * @throws DOMException as `getUserMedia` does
 */
export function openCamera(): Promise<MediaStream> {
  return navigator.mediaDevices.getUserMedia({
    audio: false,
    video: { width: { ideal: 1920 }, height: { ideal: 1080 }, facingMode: { ideal: 'environment' } }
  });
}

/** The picture a video shows now; `null` before its first. */
export function frameOf(video: HTMLVideoElement, canvas: HTMLCanvasElement): Pixels | null {
  const { videoWidth: width, videoHeight: height } = video;
  if (width === 0 || height === 0) return null;
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.drawImage(video, 0, 0);
  return context.getImageData(0, 0, width, height);
}
