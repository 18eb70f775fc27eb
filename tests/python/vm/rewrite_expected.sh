#!/bin/sh
# Writes the expected outputs of programs/ anew: rewrite_expected.sh PYTHON, a CPython 3.14.
set -eu
python=$(command -v "${1:?usage: rewrite_expected.sh PYTHON3.14}")
cd "$(dirname "$0")/programs"
for program in *.py; do
  "$python" -W ignore "$program" >"${program%.py}.out"
done
