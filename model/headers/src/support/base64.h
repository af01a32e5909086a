// Base64 as streams, over the foreign-function library's own encoder and decoder.
#ifndef TVM_SUPPORT_BASE64_H_
#define TVM_SUPPORT_BASE64_H_

#include <tvm/ffi/extra/base64.h>
#include <tvm/support/io.h>

#include <algorithm>
#include <cstring>
#include <string>

namespace tvm {
namespace support {

// Collects what is written and passes it on, encoded, at Finish().
class Base64OutStream : public Stream {
 public:
  using Stream::Read;
  using Stream::Write;
  explicit Base64OutStream(Stream* sink) : sink_(sink) {}
  size_t Write(const void* data, size_t size) override {
    plain_.append(static_cast<const char*>(data), size);
    return size;
  }
  size_t Read(void*, size_t) override { return 0; }
  void Finish() {
    std::string text(ffi::Base64Encode(TVMFFIByteArray{plain_.data(), plain_.size()}));
    sink_->Write(static_cast<const void*>(text.data()), text.size());
    plain_.clear();
  }

 private:
  Stream* sink_;
  std::string plain_;
};

// Decodes all of its source at InitPosition().
class Base64InStream : public Stream {
 public:
  using Stream::Read;
  using Stream::Write;
  explicit Base64InStream(Stream* source) : source_(source) {}
  void InitPosition() {
    std::string text;
    char piece[4096];
    while (size_t size = source_->Read(static_cast<void*>(piece), sizeof(piece))) text.append(piece, size);
    ffi::Bytes plain = ffi::Base64Decode(TVMFFIByteArray{text.data(), text.size()});
    plain_.assign(plain.data(), plain.size());
    position_ = 0;
  }
  size_t Read(void* data, size_t size) override {
    size_t taken = std::min(size, plain_.size() - position_);
    std::memcpy(data, plain_.data() + position_, taken);
    position_ += taken;
    return taken;
  }
  size_t Write(const void*, size_t) override { return 0; }

 private:
  Stream* source_;
  std::string plain_;
  size_t position_{0};
};

}  // namespace support
}  // namespace tvm
#endif
