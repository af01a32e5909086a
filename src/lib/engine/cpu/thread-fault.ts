import { openBroadcast } from '../../network/broadcast';

/** What a further thread says to the page when it breaks down. */
export interface ThreadFault {
  message: string;
}

/** Tells a further thread where to say so. */
export interface WatchThread {
  cmd: 'watch';
  /** Name of the BroadcastChannel that the page listens to. */
  channel: string;
}

/**
 * Listens for a further thread that breaks down. The thread that waits for it at a barrier takes no messages any more, so the page has
 * to hear of it by another way than through the worker that started it. Where cookies are blocked it hears nothing.
 * @returns the channel's name, and what ends the listening
 */
export function listenForThreadFault(onFault: (message: string) => void): { name: string; close(): void } {
  // Over plain HTTP there is no randomUUID.
  const name = `llama-threads/${crypto.getRandomValues(new Uint32Array(4)).join('-')}`;
  const channel = openBroadcast(name);
  if (channel) channel.onmessage = ({ data }: MessageEvent<ThreadFault>) => onFault(data.message);
  return { name, close: () => channel?.close() };
}

/** Says on a channel that this thread broke down. */
export function tellThreadFault(name: string, error: unknown): void {
  const channel = openBroadcast(name);
  channel?.postMessage({
    message: error instanceof Error ? error.message : String(error)
  } satisfies ThreadFault);
  channel?.close();
}
