import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchOptions } from '../../scripts/chromium.mjs';
import { encodeAnswers } from '../../src/lib/workshop/code/answers-code';
import { qrSquares } from '../../src/lib/room/qr';
import { learner } from '../fixtures/learners';
import { expect, test } from './site';

const [width, height] = [1280, 720];

/** A film of one picture, as Chromium takes it for a camera's: a QR code on a grey wall, a little pale. */
function film(text: string): Buffer {
  const squares = qrSquares(text);
  const scale = Math.floor((height - 60) / squares.length);
  const [left, top] = [width, height].map((side) => Math.floor((side - scale * squares.length) / 2));
  const light = Buffer.alloc(width * height, 120);
  squares.forEach((row, y) =>
    row.forEach((dark, x) => {
      for (let line = 0; line < scale; line++) {
        const at = (top + y * scale + line) * width + left + x * scale;
        light.fill(dark ? 50 : 200, at, at + scale);
      }
    })
  );
  const colour = Buffer.alloc((width * height) / 2, 128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), light, colour]);
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420\n`), frame, frame]);
}

const path = join(mkdtempSync(join(tmpdir(), 'camera-')), 'code.y4m');
writeFileSync(path, film(encodeAnswers(learner('red fox', 1))));
const own = launchOptions();
test.use({
  launchOptions: {
    ...own,
    args: [
      ...(own.args ?? []),
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-video-capture=${path}`
    ]
  }
});

test('the camera reads a code held into its picture, once', async ({ page, site, elsewhere }) => {
  await page.goto(`${site}workshop/room/`);
  await page.getByRole('button', { name: 'Scan with the camera' }).click();
  const intake = page.getByRole('region', { name: 'Bring codes in' });
  await expect(intake.getByText('red fox: 20 answers.').first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'The room’s picture' })).toContainText(
    '1 person, 20 answers'
  );
  await page.getByRole('button', { name: 'Stop the camera' }).click();
  await expect(page.getByRole('button', { name: 'Scan with the camera' })).toBeVisible();
  await expect(intake.getByText(/was here already/)).toHaveCount(0);
  expect(elsewhere).toEqual([]);
});

test('where there is no camera, or it is not allowed, it says so and what else there is', async ({
  page,
  site
}) => {
  for (const [name, words] of [
    ['NotFoundError', 'There is no camera on this machine. Codes can be pasted as text'],
    ['NotAllowedError', 'did not let the page use the camera'],
    ['NotReadableError', 'another program may be using it']
  ]) {
    await page.addInitScript((name) => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', name));
    }, name);
    await page.goto(`${site}workshop/room/`);
    await page.getByRole('button', { name: 'Scan with the camera' }).click();
    await expect(page.getByRole('alert')).toContainText(words);
  }
});
