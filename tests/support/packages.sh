# Sourced by the test scripts: installs on Debian and its kin what they need, and names it elsewhere.
#
#   needed        "command:package that has it" …
#   needed_files  "path, with wildcards:package that has it" …
# shellcheck shell=bash

say() { printf '\n== %s\n' "$*"; }

missing_packages() {
  local entry
  for entry in "${needed[@]}"; do
    command -v "${entry%%:*}" >/dev/null 2>&1 || echo "${entry##*:}"
  done
  for entry in "${needed_files[@]}"; do
    compgen -G "${entry%%:*}" >/dev/null || echo "${entry##*:}"
  done
}

install_missing_packages() {
  local packages
  packages=$(missing_packages | sort -u | tr '\n' ' ')
  if [ -n "$packages" ] && command -v apt-get >/dev/null 2>&1; then
    say "Installing: $packages"
    local as_root=(); [ "$(id -u)" = 0 ] || as_root=(sudo)
    "${as_root[@]}" apt-get update -q
    # shellcheck disable=SC2086 # one word for each package
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends $packages
    packages=$(missing_packages | sort -u | tr '\n' ' ')
  fi
  if [ -n "$packages" ]; then
    say "The tests need these, by their Debian names: $packages"
    exit 1
  fi
}
