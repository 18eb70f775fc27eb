# Sourced by the scripts beside this folder: how they speak, and how a step is skipped that was done before.
#
# A step is a shell function. Its recipe is the function's own text plus whatever is passed beside it; the hash of
# the recipe is its stamp. A step whose stamp is in place is not run again, so a script with nothing to do ends at once.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
toolchain=$root/.toolchain
stamps=$toolchain/stamps
# Where the machine's own programs are: scripts call scripts, and each puts the toolchain in front.
machine_path=:$PATH:
while [[ $machine_path == *":$toolchain/bin:"* ]]; do machine_path=${machine_path/":$toolchain/bin:"/:}; done
machine_path=${machine_path#:}
machine_path=${machine_path%:}
export PATH=$toolchain/bin:$machine_path

say() { printf '%s\n' "$*" >&2; }

# die SENTENCE...: every failure ends in words that say what to do.
# Inside a step the standard error is a log file and descriptor 3 the terminal; 97 tells the step that all is said.
die() {
  if [[ -n ${in_step-} ]]; then
    printf '\n%s: %s\n' "$(basename "$0")" "$*" >&3
    exit 97
  fi
  printf '\n%s: %s\n' "$(basename "$0")" "$*" >&2
  exit 1
}

# moving PID "what is being done": waits for the process and gives its status. On a terminal one line moves meanwhile.
moving() {
  local pid=$1 text=$2 began=$SECONDS
  if [[ -t 2 ]]; then
    while kill -0 "$pid" 2>/dev/null; do
      printf '\r\033[K      %s: %d s' "$text" $((SECONDS - began)) >&2
      sleep 0.5
    done
    printf '\r\033[K' >&2
  fi
  wait "$pid"
}

have() { command -v "$1" >/dev/null 2>&1; }

# sha256 of the standard input, 16 digits of it.
short_hash() { sha256sum | cut -c1-16; }

# step N "title" "what it does, and how long" FUNCTION [RECIPE TEXT...]
step() {
  local number=$1 title=$2 doing=$3 function=$4
  shift 4
  local stamp=$stamps/$function recipe began=$SECONDS
  recipe=$( (declare -f "$function"; printf '%s\n' "$root" "$@") | short_hash)
  [[ -f $stamp && $(<"$stamp") == "$recipe" ]] && return 0
  say "[$number] $title: $doing"
  local log=$toolchain/logs/$function.log
  mkdir -p "$stamps" "$toolchain/logs"
  rm -f "$stamp"
  # The function runs in a subshell with -e, so that the first failing command ends it.
  local status=0
  (set -euo pipefail; in_step=yes; "$function") 3>&2 >"$log" 2>&1 &
  moving $! "$title${LOCKSTEP_THEN:+ (then $LOCKSTEP_THEN)}" || status=$?
  ((status == 97)) && exit 1
  ((status == 0)) || {
    tail -n 15 "$log" >&2
    die "'$title' did not finish. The lines above are the end of ${log#"$root"/}; when they name the network or the disk, mend that and start again: what was done is kept."
  }
  printf '%s' "$recipe" >"$stamp"
  say "      done in $((SECONDS - began)) s"
}
