/** Hosts that a model from a hub is fetched from: the hub itself, where it keeps its files, and web-llm's compiled libraries. */
const HUB_HOSTS = /^(huggingface\.co|([a-z0-9-]+\.)*hf\.co|raw\.githubusercontent\.com)$/;

/** Whether a URL belongs to a hub, which is asked only when a person picks a model from it. */
export function isHubUrl(url: URL): boolean {
  return url.protocol === 'https:' && HUB_HOSTS.test(url.hostname);
}

/**
 * What a model's sources let the worker reach: their own origins, and all of the hub's hosts when one of them lies there
 * (a hub sends one on to where it keeps its files).
 * @param sources absolute URLs of the model's files
 */
export function reachOf(sources: readonly string[]): (url: URL) => boolean {
  const urls = sources.map((source) => new URL(source));
  const origins = new Set(urls.map(({ origin }) => origin));
  const hub = urls.some(isHubUrl);
  return (url) => origins.has(url.origin) || (hub && isHubUrl(url));
}
