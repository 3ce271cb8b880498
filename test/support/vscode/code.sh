#!/bin/sh
# The executable that `runTests({ vscodeExecutablePath })` starts, in the repository's folder.
exec node --import tsx "$(dirname "$0")/executable.ts" "$@"
