import { describe, expect, it } from 'vitest';
import { learner } from '../../../tests/fixtures/learners';
import { Seeded } from '../../../tests/oracles/seeded';
import { encodeAnswers, LONGEST_CODE } from '../workshop/code/answers-code';
import { qrPath, qrSquares, type Squares } from './qr';
import { readQr, type Pixels } from './read-qr';

/** A picture of a QR code, some pixels a square. @param change light of a pixel, 0 to 255 → what it becomes */
function picture(squares: Squares, scale: number, change = (light: number) => light): Pixels {
  const side = squares.length * scale;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const dark = squares[Math.floor(y / scale)][Math.floor(x / scale)];
      data.fill(change(dark ? 0 : 255), 4 * (y * side + x), 4 * (y * side + x) + 3);
    }
  }
  return { width: side, height: side, data };
}

describe('a QR code', () => {
  const code = encodeAnswers(learner('red fox', 1));

  it('of twenty answers is read back, also from a noisy, pale picture', () => {
    const random = new Seeded(7);
    const squares = qrSquares(code);
    expect(squares.length).toBeLessThanOrEqual(93 + 8);
    expect(readQr(picture(squares, 3), true)).toBe(code);
    const noisy = picture(squares, 4, (light) => 60 + light / 2 + 40 * (random.uniform() - 0.5));
    expect(readQr(noisy, true)).toBe(code);
  });

  it('holds the longest code there is', () => {
    const longest = `LABROOM1.${'8Z'.repeat(LONGEST_CODE / 2 - 5)}.`;
    expect(longest.length).toBeGreaterThan(LONGEST_CODE - 3);
    const squares = qrSquares(longest);
    expect(squares.length).toBeLessThanOrEqual(177 + 8);
    expect(readQr(picture(squares, 3), true)).toBe(longest);
  });

  it('is not seen where there is none', () => {
    expect(readQr(picture([[false]], 10), true)).toBeNull();
    const random = new Seeded(3);
    expect(readQr(picture(qrSquares('A'), 3, () => 255 * random.uniform()))).toBeNull();
  });

  it('is drawn as rectangles that cover the dark squares alone', () => {
    const squares: Squares = [
      [true, true, false, true],
      [false, false, false, false],
      [false, true, true, true]
    ];
    expect(qrPath(squares)).toBe('M0 0h2v1H0zM3 0h1v1H3zM1 2h3v1H1z');
  });
});
