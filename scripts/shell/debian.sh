# Sourced by scripts/setup: unpacks programs of Debian testing into .toolchain/debian without touching the system.
#
# apt runs with a state folder of its own and an empty list of installed packages, so its solver finds the whole
# closure down to libc; apt checks the archive's signatures. The packages are only unpacked, never installed. Their
# programs want the libc beside them, so patchelf gives each the folder's own loader and library path.

debian=$toolchain/debian
apt_state=$toolchain/apt

debian_recipe() {
  declare -f write_private_apt private_apt unpack_downloaded_packages adapt_programs unused_packages
}

# The address of the machine's own Debian mirror, from its own apt sources.
debian_mirror() {
  local found
  found=$(cat /etc/apt/sources.list.d/*.sources /dev/null 2>/dev/null | awk '$1 == "URIs:" {print $2}' |
    grep -E '/debian/?$' | head -1)
  [[ -z $found ]] &&
    found=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null | sed -nE 's/^deb +(\[[^]]*\] +)?([^ ]+\/debian\/?) .*/\2/p' | head -1)
  [[ -n $found ]] || die "no Debian mirror is named in /etc/apt: add the usual line for 'main' there, then start again."
  printf '%s' "$found"
}

# write_private_apt [SUITE]
write_private_apt() {
  local suite=${1:-testing} keyring=/usr/share/keyrings/debian-archive-keyring.gpg options=''
  [[ -f $keyring ]] && options="[signed-by=$keyring] "
  mkdir -p "$apt_state/lists/partial" "$apt_state/archives/partial"
  : >"$apt_state/status"
  local mirror
  mirror=$(debian_mirror)
  printf 'deb %s%s %s main\ndeb-src %s%s %s main\n' "$options" "$mirror" "$suite" "$options" "$mirror" "$suite" \
    >"$apt_state/sources.list"
}

private_apt() {
  apt-get -oDir::State="$apt_state" -oDir::State::Lists="$apt_state/lists" -oDir::State::status="$apt_state/status" \
    -oDir::Cache="$apt_state" -oDir::Cache::archives="$apt_state/archives" \
    -oDir::Etc::SourceList="$apt_state/sources.list" -oDir::Etc::SourceParts=/dev/null \
    -oDir::Etc::Preferences=/dev/null -oDir::Etc::PreferencesParts=/dev/null \
    -oAPT::Sandbox::User=root -oAPT::Install-Recommends=false -oDebug::NoLocking=1 "$@"
}

# In the closure, but of no use to a compiler for wasm: the compiler, headers and tools for this machine.
unused_packages='^(binutils.*|libbinutils|gcc-.*|libgcc-.*-dev|libstdc\+\+-.*-dev|libc6-dev|libc-dev-bin|linux-libc-dev|lib(a|l|t|hwa|ub)san[0-9]+|libobjc.*|libgprofng.*|libctf.*|libsframe.*|tzdata|ccache|debconf|nodejs|libnode[0-9]*|node-(undici|corepack))_'

unpack_downloaded_packages() {
  local archive
  for archive in "$apt_state"/archives/*.deb; do
    [[ $(basename "$archive") =~ $unused_packages ]] || dpkg -x "$archive" "$debian"
  done
  rm -rf "$apt_state/archives"
}

adapt_programs() {
  local triplet llvm rpath loader program
  triplet=x86_64-linux-gnu
  loader=$debian/usr/lib64/ld-linux-x86-64.so.2
  [[ -e $loader ]] || loader=$(find "$debian" -name 'ld-linux-*.so.*' | head -1)
  [[ -d $debian/usr/lib/$triplet ]] || triplet=$(basename "$(dirname "$(find "$debian/usr/lib" -name 'libc.so.6' | head -1)")")
  llvm=$(find "$debian/usr/lib" -maxdepth 1 -name 'llvm-*' | head -1)
  rpath=$debian/usr/lib/$triplet${llvm:+:$llvm/lib}
  # --force-rpath writes DT_RPATH, which the libraries that a program loads inherit; DT_RUNPATH they would not.
  find ${llvm:+"$llvm/bin"} "$debian/usr/bin" -type f -perm -u+x | while read -r program; do
    patchelf --print-interpreter "$program" >/dev/null 2>&1 || continue
    case $(basename "$program") in
      clang* | lld* | wasm* | llvm-* | python3.14 | opt) ;;
      *) continue ;;
    esac
    patchelf --set-interpreter "$loader" --force-rpath --set-rpath "$rpath" "$program"
  done
  find "$debian/usr/lib" -type f \( -name 'libLLVM*.so*' -o -name 'libclang*.so*' -o -name 'liblld*.so*' -o -name 'libbinaryen*.so*' -o -name 'libnode.so*' \) |
    while read -r program; do patchelf --force-rpath --set-rpath "$rpath" "$program"; done
  # Emscripten's JavaScript passes look for acorn here when Node.js is not Debian's own.
  ln -sfn nodejs "$debian/usr/share/node_modules"
  ln -sfn "$debian/usr/bin/python3.14" "$toolchain/bin/python3.14"
}

check_emscripten_version() {
  local version
  version=$(sed 's/"//g' "$debian/usr/share/emscripten/emscripten-version.txt")
  ((${version%%.*} >= 6)) ||
    die "Debian testing holds Emscripten $version, and 6.0 or newer is needed: install the Emscripten SDK, put emcc on PATH, and start again."
}

# fetch_debian_tarball PACKAGE TARBALL SHA256 -> .toolchain/downloads/TARBALL
# Asks apt for the address (testing first, then unstable: a source index can run ahead of its pool).
fetch_debian_tarball() {
  local package=$1 tarball=$2 sha256=$3 target=$toolchain/downloads/$2 suite address
  echo "$sha256  $target" | sha256sum --check --status 2>/dev/null && return
  for suite in testing sid; do
    have apt-get || break
    if [[ $suite == sid || ! -d $apt_state/lists/partial ]]; then
      write_private_apt "$suite"
      private_apt update
    fi
    address=$(private_apt source --print-uris --download-only "$package" 2>/dev/null |
      awk -v tarball="$tarball" -v quote="'" '$2 == tarball {gsub(quote, "", $1); print $1}')
    [[ -n $address ]] || continue
    /usr/lib/apt/apt-helper download-file "$address" "$target" "SHA256:$sha256" && break
  done
  echo "$sha256  $target" | sha256sum --check --status 2>/dev/null ||
    die "$tarball is pinned in scripts/dependencies.txt, and the mirror has moved on to another version. Either put that very file (Debian's snapshot archive keeps it) into .toolchain/downloads/ and start again, or pin the new version and its sha256."
}

# fetch_debian_package PACKAGE FILE SHA256 -> .toolchain/downloads/FILE
# A binary package for every machine, which is only unpacked.
fetch_debian_package() {
  local package=$1 file=$2 sha256=$3 target=$toolchain/downloads/$2 suite address
  echo "$sha256  $target" | sha256sum --check --status 2>/dev/null && return
  mkdir -p "$toolchain/downloads"
  for suite in testing sid; do
    have apt-get || break
    if [[ $suite == sid || ! -d $apt_state/lists/partial ]]; then
      write_private_apt "$suite"
      private_apt update
    fi
    address=$(private_apt download --print-uris "$package" 2>/dev/null |
      awk -v file="$file" -v quote="'" '$2 == file {gsub(quote, "", $1); print $1}')
    [[ -n $address ]] || continue
    /usr/lib/apt/apt-helper download-file "$address" "$target" "SHA256:$sha256" && break
  done
  echo "$sha256  $target" | sha256sum --check --status 2>/dev/null ||
    die "$file is pinned in scripts/setup, and the mirror has moved on to another version. Either put that very file (Debian's snapshot archive keeps it) into .toolchain/downloads/ and start again, or pin the new version and its sha256, and write tests/cpython/verdicts.txt anew."
}
