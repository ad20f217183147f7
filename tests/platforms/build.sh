# Sourced by the scripts beside it: builds for another system with Debian's compiler, whose package of sources lets it
# build the standard library for targets that have no package of their own. RUSTC_BOOTSTRAP=1, which that needs, would
# also let unstable features through: the build for this system, without it, stays the measure.
# shellcheck shell=bash

packages_to_build=(
  "/usr/bin/rustc:rustc-web"
  "/usr/bin/cargo:cargo-web"
  "/usr/lib/rustlib/src/rust/library/std/Cargo.toml:rust-web-src"
)

# for_target TARGET NAME COMMAND [OPTION …]: cargo for a target, in target/platforms/NAME, with warnings refused.
for_target() {
  local target=$1 name=$2 command=$3
  shift 3
  # By their full paths, because rustup's may come first. No debug information: it is most of the size.
  env RUSTC=/usr/bin/rustc RUSTDOC=/usr/bin/rustdoc RUSTC_BOOTSTRAP=1 RUSTFLAGS="-D warnings" \
    CARGO_TARGET_DIR="$PWD/target/platforms/$name" CARGO_INCREMENTAL=0 CARGO_PROFILE_DEV_DEBUG=0 \
    /usr/bin/cargo "$command" --locked -Zbuild-std=std,panic_unwind --target "$target" "$@"
}
