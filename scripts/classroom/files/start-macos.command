#!/bin/sh
# Starts the lab with Python 3 or Node, whichever is there.
here=$(cd "$(dirname "$0")" && pwd)
if command -v python3 >/dev/null 2>&1; then exec python3 -B "$here/serve.py" "$@"; fi
if command -v node >/dev/null 2>&1; then exec node "$here/serve.mjs" "$@"; fi
echo "The lab needs Python 3 or Node to serve itself, and found neither. Python: https://www.python.org/downloads/"
exit 1
