// A FILE whose bytes JavaScript gives, so that weights can be widened while they are read, straight to where they stay.
#include <stdio.h>

#include <algorithm>
#include <cerrno>

#include "lab.h"

// Writes `length` bytes of the file from `offset` on; returns 0 where it cannot.
EM_JS(int, js_read, (double offset, char * to, int length), {
  return Module["readFile"](offset, to >>> 0, length);
});

namespace {

struct Position {
    double size;
    double at;
};

ssize_t read_some(void * cookie, char * to, size_t length) {
    auto * position = static_cast<Position *>(cookie);
    const auto most = static_cast<size_t>(std::max(0.0, std::min<double>(length, position->size - position->at)));
    if (most == 0) return 0;
    if (!js_read(position->at, to, static_cast<int>(most))) {
        errno = EIO;
        return -1;
    }
    position->at += most;
    return static_cast<ssize_t>(most);
}

int seek(void * cookie, off_t * offset, int whence) {
    auto * position = static_cast<Position *>(cookie);
    const double from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? position->at : position->size;
    const double to = from + static_cast<double>(*offset);
    if (to < 0) return -1;
    position->at = to;
    *offset = static_cast<off_t>(to);
    return 0;
}

int close_file(void * cookie) {
    delete static_cast<Position *>(cookie);
    return 0;
}

}  // namespace

FILE * open_file(double size) {
    FILE * file = fopencookie(new Position{size, 0}, "rb", {read_some, nullptr, seek, close_file});
    // With a buffer of its own it would read the last byte of every tensor by itself.
    if (file) setvbuf(file, nullptr, _IONBF, 0);
    return file;
}
