#!/bin/sh
# Starts the lab with Python 3 or Node, whichever is there.
here=$(cd "$(dirname "$0")" && pwd)
# A python3 may be there and not run (macOS without the developer tools has one that only asks to install them), or be too
# old: running it tells.
if python3 -B -c 'import sys; sys.exit(sys.version_info < (3, 7))' >/dev/null 2>&1; then
  exec python3 -B "$here/serve.py" "$@"
fi
if command -v node >/dev/null 2>&1; then exec node "$here/serve.mjs" "$@"; fi
echo "The lab needs Python 3.7 or Node 18 to serve itself, and found neither. Python: https://www.python.org/downloads/"
exit 1
