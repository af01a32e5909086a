import { serve } from '../server.mjs';
import { lanAddresses, makeCertificate } from './certificate.mjs';

/**
 * Serves the built site to the network: over HTTPS with a certificate made on the spot, and over plain HTTP for who cannot
 * get past the browser's warning.
 * @param {{ folder?: string, securePort?: number, plainPort?: number, addresses?: string[] }} [options] a port that is taken
 *   gives way to any free one
 */
export async function serveLan({
  folder,
  securePort = 4443,
  plainPort = 4173,
  addresses = lanAddresses()
} = {}) {
  const certificate = await makeCertificate(addresses);
  const onAll = { folder, host: '0.0.0.0' };
  const anyFree = (options) => serve(options).catch(() => serve({ ...options, port: 0 }));
  const secure = await anyFree({ ...onAll, port: securePort, tls: certificate });
  const plain = await anyFree({ ...onAll, port: plainPort });
  const shown = addresses.length > 0 ? addresses : ['127.0.0.1'];
  return {
    certificate,
    /** Addresses for the room, one for each of this machine's. */
    secureUrls: shown.map((address) => `https://${address}:${secure.port}/`),
    plainUrls: shown.map((address) => `http://${address}:${plain.port}/`),
    close: async () => {
      await Promise.all([secure.close(), plain.close()]);
    }
  };
}
