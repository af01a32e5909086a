// Short-lived allocations that are all released together.
#ifndef TVM_SUPPORT_ARENA_H_
#define TVM_SUPPORT_ARENA_H_

#include <cstddef>
#include <memory>
#include <vector>

namespace tvm {
namespace support {

class Arena {
 public:
  // operator new[] aligns to max_align_t, enough for the trivial types asked for.
  template <typename T>
  T* allocate_(int count = 1) {
    blocks_.emplace_back(new char[sizeof(T) * static_cast<size_t>(count)]);
    return reinterpret_cast<T*>(blocks_.back().get());
  }
  void RecycleAll() { blocks_.clear(); }

 private:
  std::vector<std::unique_ptr<char[]>> blocks_;
};

}  // namespace support
}  // namespace tvm
#endif
