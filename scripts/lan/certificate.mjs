import { X509Certificate } from 'node:crypto';
import { networkInterfaces } from 'node:os';
import { generate } from 'selfsigned';

/** How long a certificate holds: a lesson, and the evening before it. */
const DAYS = 7;

/** IPv4 addresses by which other machines of the network reach this one. */
export function lanAddresses() {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(
      ({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.')
    )
    .map(({ address }) => address);
}

/**
 * A certificate made on the spot for this machine's addresses, and its key. Nothing of it is kept.
 * @param {string[]} addresses IPv4
 * @returns {Promise<{ cert: string, key: string, fingerprint: string }>} PEM texts, and the certificate's SHA-256
 */
export async function makeCertificate(addresses) {
  const now = new Date();
  const { cert, private: key } = await generate(
    [{ name: 'commonName', value: 'Calibration Lab, this room' }],
    {
      keySize: 2048,
      algorithm: 'sha256',
      notBeforeDate: new Date(now.getTime() - 3_600_000),
      notAfterDate: new Date(now.getTime() + DAYS * 86_400_000),
      extensions: [
        { name: 'basicConstraints', cA: false, critical: true },
        { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
        { name: 'extKeyUsage', serverAuth: true },
        {
          name: 'subjectAltName',
          altNames: [
            { type: 2, value: 'localhost' },
            ...['127.0.0.1', ...addresses].map((ip) => ({ type: 7, ip }))
          ]
        }
      ]
    }
  );
  return { cert, key, fingerprint: new X509Certificate(cert).fingerprint256 };
}
