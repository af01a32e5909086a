// The three string and hash helpers the runtime's sources use.
#ifndef TVM_SUPPORT_UTILS_H_
#define TVM_SUPPORT_UTILS_H_

#include <cctype>
#include <cstddef>
#include <functional>
#include <string>

namespace tvm {
namespace support {

inline bool StartsWith(const std::string& text, const char* prefix) { return text.rfind(prefix, 0) == 0; }

inline bool IsNumber(const std::string& text) {
  if (text.empty()) return false;
  for (unsigned char c : text) {
    if (!std::isdigit(c)) return false;
  }
  return true;
}

template <typename T>
inline void HashCombine(size_t& seed, const T& value) {
  seed = seed * 31 + std::hash<T>()(value);
}

}  // namespace support
}  // namespace tvm
#endif
