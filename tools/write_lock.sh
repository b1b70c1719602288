#!/usr/bin/env bash
# Write requirements-dev.lock: every package that development needs, at one version, with the hashes of its files.
#
#     tools/write_lock.sh [UV-OPTION...]      (needs uv; for newer versions say --upgrade)
set -euo pipefail
cd "$(dirname "$0")/.."
made=$(mktemp)
trap 'rm -f "$made"' EXIT
cp requirements-dev.lock "$made" 2> /dev/null || true
uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-header \
  --no-emit-index-url --no-emit-find-links --quiet --output-file "$made" "$@"
{
  echo "# Made by tools/write_lock.sh; not to be edited. To work with exactly these packages:"
  echo "#     .venv/bin/pip install --require-hashes -r requirements-dev.lock && .venv/bin/pip install --no-deps -e ."
  grep -v '^# Made by\|^#     \.venv' "$made"
} > requirements-dev.lock
