// A first-in first-out byte queue. Web-LLM never opens the RPC session that would fill it, so it favours brevity.
#ifndef TVM_SUPPORT_RING_BUFFER_H_
#define TVM_SUPPORT_RING_BUFFER_H_

#include <tvm/ffi/error.h>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <vector>

namespace tvm {
namespace support {

class RingBuffer {
 public:
  size_t bytes_available() const { return bytes_.size() - head_; }

  void Reserve(size_t size) { bytes_.reserve(head_ + size); }

  void Read(void* data, size_t size) {
    TVM_FFI_ICHECK_LE(size, bytes_available());
    std::memcpy(data, bytes_.data() + head_, size);
    Drop(size);
  }

  void Write(const void* data, size_t size) {
    const char* begin = static_cast<const char*>(data);
    bytes_.insert(bytes_.end(), begin, begin + size);
  }

  // send(bytes, size) returns how many it took.
  template <typename Send>
  size_t ReadWithCallback(Send send, size_t max_size) {
    size_t taken = send(bytes_.data() + head_, std::min(max_size, bytes_available()));
    Drop(taken);
    return taken;
  }

  // receive(space, size) returns how many it filled in.
  template <typename Receive>
  size_t WriteWithCallback(Receive receive, size_t max_size) {
    size_t before = bytes_.size();
    bytes_.resize(before + max_size);
    size_t filled = receive(bytes_.data() + before, max_size);
    bytes_.resize(before + filled);
    return filled;
  }

 private:
  void Drop(size_t size) {
    head_ += size;
    if (head_ == bytes_.size()) {
      bytes_.clear();
      head_ = 0;
    }
  }

  std::vector<char> bytes_;
  size_t head_{0};
};

}  // namespace support
}  // namespace tvm
#endif
