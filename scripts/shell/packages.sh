# Sourced by scripts that need programs of the system's own packages: says what is missing, and installs it with apt-get.

# missing_packages ENTRY... -> the packages to install. An entry is "what must be there:Debian package", a program on
# PATH, or a file when it begins with a slash.
missing_packages() {
  local entry
  for entry in "$@"; do
    case $entry in
      /*) compgen -G "${entry%%:*}" >/dev/null || printf '%s ' "${entry##*:}" ;;
      *) have "${entry%%:*}" || printf '%s ' "${entry##*:}" ;;
    esac
  done
}

# install_packages LOG PACKAGE...
install_packages() {
  local log=$1 as_root=()
  shift
  have apt-get || die "these are missing: $* (Debian's names). Install them with this system's package manager, then start again."
  if ((EUID != 0)); then
    have sudo || die "these are missing: $*. Install them as root with: apt-get install $*"
    as_root=(sudo)
  fi
  mkdir -p "$(dirname "$log")"
  { "${as_root[@]}" apt-get update -qq &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"; } >"$log" 2>&1 ||
    die "apt-get could not install $*. See $log, install them by hand, then start again."
}
