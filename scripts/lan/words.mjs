import encodeQR from 'qr';

/**
 * What the terminal says to who serves a room.
 * @param {{ secureUrls: string[], plainUrls: string[], certificate: { fingerprint: string } }} room
 */
export function lanWords({ secureUrls, plainUrls, certificate }) {
  return [
    'The room is open to everybody in this network, until you press Ctrl+C:',
    ...secureUrls.map((url) => `  ${url}workshop/`),
    '',
    encodeQR(`${secureUrls[0]}workshop/`, 'term', { border: 2 }),
    'What the browser will ask: this machine made its certificate itself, so nobody else vouches for it, and each browser',
    'warns once. Everybody may go on:',
    '  Chrome, Edge: Advanced, then Proceed to … (unsafe)',
    '  Firefox: Advanced, then Accept the Risk and Continue',
    '  Safari: Show Details, then visit this website',
    `Anyone who wants to be sure can compare the certificate’s SHA-256 fingerprint:\n  ${certificate.fingerprint}`,
    'After that WebGPU, threads and the camera work. Chrome keeps no offline copy of a page with such a certificate.',
    '',
    'Without the warning, but on one thread and without WebGPU, camera and offline copy:',
    ...plainUrls.map((url) => `  ${url}workshop/`),
    '',
    'No page opens on other machines? Then a firewall stops them, or the Wi-Fi keeps its guests apart (“client isolation”).'
  ].join('\n');
}
