const bits = new DataView(new ArrayBuffer(4));

/**
 * The float32 equal to a half-precision number (IEEE 754 binary16); every half has one, so nothing is rounded.
 * @param half its 16 bits
 */
export function halfToFloat(half: number): number {
  const sign = (half & 0x8000) << 16;
  const exponent = (half >> 10) & 0x1f;
  const fraction = half & 0x3ff;
  if (exponent === 0) return (sign ? -1 : 1) * fraction * 2 ** -24;
  const widened = exponent === 31 ? 0xff : exponent + 112;
  bits.setUint32(0, sign | (widened << 23) | (fraction << 13));
  return bits.getFloat32(0);
}
