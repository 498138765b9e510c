# Fuzzing with libFuzzer, by stable Rust: coverage of the branches taken, and no sanitizer, which would need nightly.

readonly FUZZ_TARGETS=(parse bytes read decode resolve carry)

# What cargo-fuzz passes too: https://llvm.org/docs/SanitizerCoverage.html
readonly FUZZ_FLAGS="--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
-Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
-Cllvm-args=-sanitizer-coverage-trace-compares"

build_fuzz() {
  CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-target}/fuzz" RUSTFLAGS="$FUZZ_FLAGS" \
    cargo build --locked --release --manifest-path fuzz/Cargo.toml --target "$(host_triple)"
}

host_triple() { rustc -vV | sed -n 's/^host: //p'; }

# fuzz_one TARGET ARGUMENT…: findings and the grown corpus are kept under target/fuzz.
fuzz_one() {
  local target=$1 folder="${CARGO_TARGET_DIR:-target}/fuzz"
  shift
  mkdir -p "$folder/corpus/$target" "$folder/findings/$target"
  "$folder/$(host_triple)/release/$target" -artifact_prefix="$folder/findings/$target/" -timeout=10 -rss_limit_mb=2048 \
    -max_len=20000 "$@" "$folder/corpus/$target" "fuzz/seeds/$target"
}
