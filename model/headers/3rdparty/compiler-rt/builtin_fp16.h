// Half to single precision, under the name and template parameters the runtime's sort calls.
#ifndef COMPILER_RT_BUILTIN_FP16_H_
#define COMPILER_RT_BUILTIN_FP16_H_

#include <cmath>
#include <cstdint>
#include <limits>

template <typename Half, typename HalfBits, int kHalfMantissa, typename Single, typename SingleBits, int kSingleMantissa>
inline Single __extendXfYf2__(Half bits) {
  static_assert(kHalfMantissa == 10 && kSingleMantissa == 23, "half to single precision only");
  const int exponent = (bits >> 10) & 0x1f;
  const int mantissa = bits & 0x3ff;
  Single magnitude;
  if (exponent == 0x1f) {
    magnitude = mantissa ? std::numeric_limits<Single>::quiet_NaN() : std::numeric_limits<Single>::infinity();
  } else if (exponent == 0) {
    magnitude = std::ldexp(static_cast<Single>(mantissa), -24);
  } else {
    magnitude = std::ldexp(static_cast<Single>(mantissa | 0x400), exponent - 25);
  }
  return (bits & 0x8000) ? -magnitude : magnitude;
}

#endif
