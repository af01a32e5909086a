// Where the runtime's sources look for the byte streams that now live among the public headers.
#ifndef TVM_SRC_SUPPORT_BYTES_IO_H_
#define TVM_SRC_SUPPORT_BYTES_IO_H_
#include <tvm/support/bytes_io.h>
#endif
