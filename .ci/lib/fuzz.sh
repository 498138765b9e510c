# Fuzzing with libFuzzer on stable Rust: coverage of branches, without a sanitizer, which would need nightly.

readonly FUZZ_TARGETS=(parse bytes read decode resolve carry)
readonly FUZZ_FOLDER="${CARGO_TARGET_DIR:-target}/fuzz"

# Inputs of each target in `./dev test`, about ten seconds each. More find more and take longer.
readonly -A FUZZ_RUNS=([parse]=5000 [bytes]=12000 [read]=40000 [decode]=12000 [resolve]=3000 [carry]=1500)

# What cargo-fuzz passes too: https://llvm.org/docs/SanitizerCoverage.html
readonly FUZZ_FLAGS="--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
-Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
-Cllvm-args=-sanitizer-coverage-trace-compares"

build_fuzz() {
  CARGO_TARGET_DIR="$FUZZ_FOLDER" RUSTFLAGS="$FUZZ_FLAGS" \
    cargo build --locked --release --manifest-path fuzz/Cargo.toml --target "$(host_triple)"
}

host_triple() { rustc -vV | sed -n 's/^host: //p'; }

# fuzz_one TARGET CORPUS ARGUMENT…: begins with the seeds and what CORPUS has; new inputs go to CORPUS.
fuzz_one() {
  local target=$1 corpus=$2 findings="$FUZZ_FOLDER/findings/$1"
  shift 2
  [[ $* == *-max_total_time=* ]] || set -- -runs="${FUZZ_RUNS[$target]}" "$@"
  mkdir -p "$corpus" "$findings"
  "$FUZZ_FOLDER/$(host_triple)/release/$target" -artifact_prefix="$findings/" -timeout=30 -rss_limit_mb=2048 \
    -max_len=20000 "$@" "$corpus" "fuzz/seeds/$target"
}

# fuzz_each CORPORA ARGUMENT…: every target, as many at a time as there are cores; each tells its result at its end.
fuzz_each() {
  local corpora=$1 target running=0
  shift
  for target in "${FUZZ_TARGETS[@]}"; do
    ((running < $(nproc))) || { wait -n && running=$((running - 1)); } || { wait && return 1; }
    fuzz_and_tell "$target" "$corpora/$target" "$@" &
    running=$((running + 1))
  done
  for ((; running > 0; running--)); do wait -n || { wait && return 1; }; done
}

fuzz_and_tell() {
  local output status=0
  output=$(fuzz_one "$@" 2>&1) || status=$?
  say "fuzz $1"
  printf '%s\n' "$output"
  return "$status"
}

# fuzz_for SECONDS: every target for so long, with the corpus of earlier runs.
fuzz_for() { fuzz_each "$FUZZ_FOLDER/corpus" -max_total_time="$1" -print_final_stats=1; }

# Every target for its number of inputs. Values seen in comparisons include addresses of memory, which
# differ in every run; without them the inputs follow from the seeds (in `parse` almost).
fuzz_from_seeds() {
  rm -rf "$FUZZ_FOLDER/fresh"
  fuzz_each "$FUZZ_FOLDER/fresh" -seed=1 -use_cmp=0 -verbosity=0 -print_final_stats=1
}
