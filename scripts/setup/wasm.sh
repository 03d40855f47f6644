# What turns the crate into a page: Trunk, wasm-bindgen, wasm-split, wasm-opt.
# shellcheck shell=bash

bindgen_version=$(locked_version wasm-bindgen)
wasm_opt_version=$(sed -n 's/^wasm_opt = "version_\([0-9]*\)"$/\1/p' "$root/Trunk.toml")

own_trunk=trunk-$trunk_version
own_bindgen=wasm-bindgen-cli-$bindgen_version
own_wasm_opt=binaryen-$wasm_opt_version
own_wasm_split=wasm-split-$wasm_split_version

# cargo_install FOLDER LEVEL ARGUMENTS...: quick to build rather than quick to run.
cargo_install() {
  local folder=${!#} level=$1
  shift
  set -- "${@:1:$#-1}"
  CARGO_PROFILE_RELEASE_OPT_LEVEL=$level CARGO_PROFILE_RELEASE_LTO=off \
    CARGO_PROFILE_RELEASE_CODEGEN_UNITS=64 CARGO_TARGET_DIR="$folder/target" \
    cargo install --quiet --root "$folder" "$@" >&2 || return 1
  rm -rf "$folder/target"
}

# Any Trunk of the same line that is on PATH will do, and is used as it is.
has_trunk() {
  [ -d "$tools/$own_trunk" ] && return 0
  case "$(trunk --version 2>/dev/null)" in
    "trunk ${trunk_version%.*}."*) return 0 ;;
    *) return 1 ;;
  esac
}

need_trunk() {
  has_trunk && return 0
  say "building Trunk $trunk_version, about 3 min: none is on PATH, and it comes as source"
  once "$own_trunk" cargo_install 0 trunk --version "$trunk_version" --locked \
    --no-default-features --features rustls
}

has_wasm_bindgen() {
  [ -d "$tools/$own_bindgen" ] && return 0
  [ "$(wasm-bindgen --version 2>/dev/null)" = "wasm-bindgen $bindgen_version" ] &&
    have wasm-bindgen-test-runner
}

need_wasm_bindgen() {
  has_wasm_bindgen && return 0
  say "building wasm-bindgen's tools $bindgen_version, about 2 min: they must be of Cargo.lock's version exactly"
  once "$own_bindgen" install_wasm_bindgen
}

# Its own lock file first; where the registry's view lags behind it, what fits instead.
install_wasm_bindgen() {
  cargo_install 1 wasm-bindgen-cli --version "$bindgen_version" --locked "$1" && return 0
  say "this registry does not have all that its lock file names; taking what fits instead"
  cargo_install 1 wasm-bindgen-cli --version "$bindgen_version" "$1"
}

has_wasm_opt() {
  [ -d "$tools/$own_wasm_opt" ] && return 0
  case "$(wasm-opt --version 2>/dev/null)" in
    "wasm-opt version $wasm_opt_version" | "wasm-opt version $wasm_opt_version "*) return 0 ;;
    *) return 1 ;;
  esac
}

need_wasm_opt() {
  has_wasm_opt && return 0
  need_node
  say "installing wasm-opt $wasm_opt_version from npm's binaryen, a few seconds: 100 MB"
  once "$own_wasm_opt" install_binaryen
}

install_binaryen() {
  npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$1" \
    "binaryen@$wasm_opt_version.0.0" >&2
}

need_wasm_split() {
  [ -d "$tools/$own_wasm_split" ] && return 0
  say "building wasm-split $wasm_split_version, about 1 min: it comes as source"
  once "$own_wasm_split" cargo_install 1 wasm_split_cli_support --version "$wasm_split_version" --locked \
    --features build-binary
}

path_additions() {
  local add="" folder
  for folder in "$own_trunk/bin" "$own_bindgen/bin" "$own_wasm_split/bin" "$own_wasm_opt/node_modules/.bin"; do
    [ -d "$tools/$folder" ] && add=$add$tools/$folder:
  done
  have cargo || add=$add$HOME/.cargo/bin:
  echo "export PATH=\"$add\$PATH\""
}

# Where the compiler for wasm is not the machine's own: its folder, for scripts/with wasm.
wasm_environment() {
  have cargo || PATH=$HOME/.cargo/bin:$PATH
  local sysroot
  sysroot=$(own_wasm_sysroot)
  [ -z "$sysroot" ] || echo "export KITH_WASM_BIN=\"$sysroot/bin\""
}
