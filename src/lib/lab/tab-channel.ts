/** Tells other tabs of the lab that something changed, and hears of it from them. */
export class TabChannel<Message> {
  private channel: BroadcastChannel | null = null;

  constructor(private readonly name: string) {}

  /** Begins to listen. Where the browser has no channels, or refuses them (blocked cookies), tabs do not hear of each other. */
  listen(heard: (message: Message) => void): void {
    try {
      this.channel = new BroadcastChannel(this.name);
      this.channel.onmessage = ({ data }: MessageEvent<Message>) => heard(data);
    } catch {
      this.channel = null;
    }
  }

  say(message: Message): void {
    this.channel?.postMessage(message);
  }
}
