import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as plainRequest, type IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { siteHeaders } from '../server.mjs';
import { lanAddresses } from './certificate.mjs';
import { serveLan } from './serve-lan.mjs';
import { lanWords } from './words.mjs';

let folder: string;
let room: Awaited<ReturnType<typeof serveLan>>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lan-'));
  writeFileSync(join(folder, 'index.html'), 'the lab');
  room = await serveLan({ folder, securePort: 0, plainPort: 0 });
});
afterAll(async () => {
  await room.close();
  rmSync(folder, { recursive: true });
});

/** An answer over HTTPS from who trusts the room's certificate and nothing else, or over plain HTTP. */
const get = (url: string) =>
  new Promise<{ response: IncomingMessage; text: string }>((resolve, reject) => {
    const take = (response: IncomingMessage) => {
      let text = '';
      response.on('data', (part) => (text += part));
      response.on('end', () => resolve({ response, text }));
    };
    const asked = url.startsWith('https')
      ? request(url, { ca: room.certificate.cert, agent: false }, take)
      : plainRequest(url, take);
    asked.on('error', reject).end();
  });

const everywhere = () => {
  const port = (url: string) => new URL(url).port;
  return [
    ...room.secureUrls,
    `https://localhost:${port(room.secureUrls[0])}/`,
    ...room.plainUrls,
    `http://127.0.0.1:${port(room.plainUrls[0])}/`
  ];
};

it('answers at every address, over HTTPS with a certificate that fits it, with the isolation headers', async () => {
  for (const url of everywhere()) {
    const { response, text } = await get(url);
    expect(response.statusCode, url).toBe(200);
    expect(text).toBe('the lab');
    for (const [name, value] of Object.entries(siteHeaders)) {
      expect(response.headers[name.toLowerCase()], `${url} ${name}`).toBe(value);
    }
  }
  expect(room.secureUrls).toHaveLength(Math.max(1, lanAddresses().length));
});

it('makes a certificate that is no authority, holds for days, and is another each time', async () => {
  const certificate = new X509Certificate(room.certificate.cert);
  expect(certificate.ca).toBe(false);
  expect(certificate.fingerprint256).toBe(room.certificate.fingerprint);
  const days = (Date.parse(certificate.validTo) - Date.parse(certificate.validFrom)) / 86_400_000;
  expect(days).toBeGreaterThan(1);
  expect(days).toBeLessThan(30);
  expect(certificate.checkHost('example.org')).toBe(undefined);
  const other = await serveLan({ folder, securePort: 0, plainPort: 0 });
  await other.close();
  expect(other.certificate.fingerprint).not.toBe(room.certificate.fingerprint);
});

it('takes any free port where its own is taken', async () => {
  const port = Number(new URL(room.secureUrls[0]).port);
  const other = await serveLan({ folder, securePort: port, plainPort: 0 });
  expect(new URL(other.secureUrls[0]).port).not.toBe(String(port));
  await other.close();
});

it('says every address, a code to scan, and what the browser will ask', () => {
  const words = lanWords(room);
  for (const url of [...room.secureUrls, ...room.plainUrls]) expect(words).toContain(`${url}workshop/`);
  expect(words).toContain(room.certificate.fingerprint);
  expect(words).toMatch(/Firefox: Advanced, then Accept the Risk/);
  // The code: rows of colours, one below the other.
  expect(words.split('\n').filter((line) => line.includes('\u001b[')).length).toBeGreaterThan(10);
});
