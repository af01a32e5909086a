/** Hosts that a model from a hub is fetched from: the hub itself, where it keeps its files, and web-llm's compiled libraries. */
const HUB_HOSTS = /^(huggingface\.co|([a-z0-9-]+\.)*hf\.co|raw\.githubusercontent\.com)$/;

/** Whether a URL belongs to a hub, which is asked only when a person picks a model from it. */
export function isHubUrl(url: URL): boolean {
  return url.protocol === 'https:' && HUB_HOSTS.test(url.hostname);
}
