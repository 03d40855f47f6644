# The compiler: the machine's own for native work, and one that knows wasm.
# shellcheck shell=bash

wasm=wasm32-unknown-unknown

need_cargo() {
  # rustup may be installed without this shell knowing.
  have cargo || PATH=$HOME/.cargo/bin:$PATH
  have cargo && return 0
  say "no cargo here; installing Debian's Rust, about 1 min: 100 MB to fetch"
  apt_install rustc-web cargo-web ||
    fail "no Rust on this machine: install it with rustup (https://rustup.rs), then run this again"
}

# fmt and clippy, which a minimal toolchain comes without.
need_cargo_checks() {
  cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1 && return 0
  say "cargo fmt or clippy is missing; adding them"
  if have rustup; then
    rustup component add rustfmt clippy >&2
  else
    apt_install rust-web-clippy rustfmt-web
  fi || fail "cargo fmt and cargo clippy could not be added; the checks need both"
}

# knows_wasm RUSTC: its standard library for wasm is there.
knows_wasm() {
  local libs
  libs=$("$1" --print target-libdir --target "$wasm" 2>/dev/null) || return 1
  compgen -G "$libs/libstd-*.rlib" >/dev/null
}

# Debian's compiler by its path: on PATH rustup's often comes first.
debian_rustc=/usr/bin/rustc

# The folder that stands for Debian's compiler with wasm added; another version, another folder.
debian_wasm_folder() {
  [ -x "$debian_rustc" ] || return 1
  "$debian_rustc" -vV | awk '$1 == "release:" { v = $2 } $1 == "commit-hash:" { h = substr($2, 1, 9) }
    END { print "rust-wasm-" v "-" h }'
}

# The sysroot for wasm builds if it is our own, else nothing: the machine's compiler does.
own_wasm_sysroot() {
  local folder
  [ "${KITH_WASM:-}" != debian ] && knows_wasm rustc && return 0
  folder=$(debian_wasm_folder) && [ -d "$tools/$folder" ] && echo "$tools/$folder"
  return 0
}

need_wasm_target() {
  [ -n "$(own_wasm_sysroot)" ] && return 0
  if [ "${KITH_WASM:-}" != debian ]; then
    knows_wasm rustc && return 0
    if have rustup; then
      say "adding the wasm target with rustup, a few seconds"
      rustup target add "$wasm" >&2 && knows_wasm rustc && return 0
      say "rustup cannot add it here"
    fi
  fi
  need_debian_wasm
}

# Where no wasm standard library can be fetched: Debian ships the compiler and the library's
# source, and building the library takes a minute.
need_debian_wasm() {
  local llvm
  have apt-get || fail "no wasm target for this compiler: see rustup target add $wasm"
  say "making a wasm toolchain from Debian's compiler, about 2 min: 150 MB to fetch, and Rust's standard library to build"
  apt_install rustc-web cargo-web rust-web-src ||
    fail "Debian's web compiler did not install (rustc-web, cargo-web, rust-web-src); apt's words above tell why"
  llvm=$("$debian_rustc" -vV | awk '$1 == "LLVM" { split($3, v, "."); print v[1] }')
  apt_install "lld-$llvm" || fail "Debian's linker lld-$llvm did not install"
  once "$(debian_wasm_folder)" make_wasm_sysroot "/usr/bin/lld-$llvm"
  # What this clone built for wasm knows another standard library, if any.
  rm -rf "$root/target/$wasm"
}

# make_wasm_sysroot LLD FOLDER: a sysroot beside Debian's, sharing its native half by links, so
# that nothing under /usr is touched.
make_wasm_sysroot() {
  local lld=$1 folder=$2 host
  host=$("$debian_rustc" -vV | awk '$1 == "host:" { print $2 }')
  build_wasm_std "$folder/build" || return 1
  mkdir -p "$folder/bin" "$folder/lib/rustlib/$wasm/lib" "$folder/lib/rustlib/$host/bin"
  mv "$folder"/build/target/"$wasm"/release/deps/lib*.rlib "$folder/lib/rustlib/$wasm/lib/"
  rm -rf "$folder/build" "$folder/lib/rustlib/$wasm/lib/"libempty-*.rlib
  ln -s "/usr/lib/rustlib/$host/lib" "$folder/lib/rustlib/$host/lib"
  ln -s "$lld" "$folder/lib/rustlib/$host/bin/rust-lld"
  ln -s /usr/bin/cargo "$folder/bin/cargo"
  # rustc finds its libraries beside itself; the wrapper tells it where ours are.
  # It asks for its own place when it runs, so that the folder may be moved.
  cat >"$folder/bin/rustc" <<'WRAPPER'
#!/bin/sh
exec /usr/bin/rustc --sysroot "$(dirname "$0")/.." "$@"
WRAPPER
  sed 's/rustc/rustdoc/' "$folder/bin/rustc" >"$folder/bin/rustdoc"
  chmod +x "$folder/bin/rustc" "$folder/bin/rustdoc"
  knows_wasm "$folder/bin/rustc"
}

# build_wasm_std FOLDER: an empty crate whose dependencies are the standard library.
# Bitcode is kept, or link-time optimisation later finds none. The folder's path is left out, so
# that two machines make the same library. The compiler is a stable one: the bootstrap switch
# allows build-std for this one crate.
build_wasm_std() {
  mkdir -p "$1/src"
  printf '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2021"\n' >"$1/Cargo.toml"
  : >"$1/src/lib.rs"
  (
    cd "$1" || exit 1
    unset RUSTUP_TOOLCHAIN CARGO_BUILD_TARGET
    CARGO_ENCODED_RUSTFLAGS=$(printf -- '-Cembed-bitcode=yes\037--remap-path-prefix=%s=/empty' "$1")
    export CARGO_ENCODED_RUSTFLAGS
    PATH=/usr/bin:$PATH RUSTC=$debian_rustc RUSTC_BOOTSTRAP=1 \
      CARGO_PROFILE_RELEASE_PANIC=abort CARGO_TARGET_DIR="$1/target" \
      /usr/bin/cargo build --quiet --release --target "$wasm" \
      -Zbuild-std=std,panic_abort,proc_macro,test >&2
  )
}
