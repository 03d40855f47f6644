//! Tells the linker to keep what `scripts/pieces.sh` needs to take the page apart: the places in the
//! wasm file that name others. wasm-bindgen leaves them out of what is served.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is = |name, value: &str| std::env::var(name).is_ok_and(|it| it == value);
    if is("CARGO_CFG_TARGET_FAMILY", "wasm") && is("PROFILE", "release") {
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
}
