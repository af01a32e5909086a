const channel = new MessageChannel();

/** Lets go what is ready to, messages too; timers make the browser wait for some milliseconds. */
export const tick = () =>
  new Promise<void>((resolve) => {
    channel.port1.addEventListener('message', () => resolve(), { once: true });
    channel.port1.start();
    channel.port2.postMessage(null);
  });
