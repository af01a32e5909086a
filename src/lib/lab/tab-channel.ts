import { openBroadcast } from '../network/broadcast';

/** Tells other tabs of the lab that something changed, and hears of it from them. */
export class TabChannel<Message> {
  private channel: BroadcastChannel | null = null;

  constructor(private readonly name: string) {}

  /** Begins to listen. Where the browser has no channels, or refuses them (blocked cookies), tabs do not hear of each other. */
  listen(heard: (message: Message) => void): void {
    this.channel = openBroadcast(this.name);
    if (this.channel) this.channel.onmessage = ({ data }: MessageEvent<Message>) => heard(data);
  }

  say(message: Message): void {
    this.channel?.postMessage(message);
  }
}
