# The steps of `./dev test`: each named, timed and counted; the first that fails ends the run.

readonly STEPS=(fmt clippy deps native fuzz commonmark wasm build size e2e)

readonly TRAP_DIST=target/trap-dist

LOGS=$(realpath -m "${CARGO_TARGET_DIR:-target}/dev")
readonly LOGS

readonly -A REMEDY=(
  [fmt]="Run 'cargo fmt', and 'cargo fmt --manifest-path fuzz/Cargo.toml' for the fuzz targets."
  [clippy]="Mend what clippy names above; it is checked natively and for wasm32."
  [deps]="See the dependencies named above; the rules are in deny.toml, and .npmrc keeps registry hosts out of package-lock.json."
  [native]="Mend the code or the test named above; run one alone with 'cargo test NAME'."
  [fuzz]="Mend what the input named above breaks; './dev fuzz' looks for more."
  [commonmark]="A report's text differs from what a second CommonMark implementation reads; see above."
  [wasm]="Mend the test named above; if the browser did not start, check that chromium and chromedriver have one version."
  [build]="See the message of trunk above. It builds the release, and the app for some of the tests (the features in Cargo.toml)."
  [size]="The first download is over its budget; see the table above for what grew."
  [e2e]="See the failing test above, and what its tabs showed in tests/e2e/output/failed; run one with 'node --test tests/e2e/NAME.test.mjs' after './dev build'."
)

step_fmt() { cargo fmt --check && cargo fmt --check --manifest-path fuzz/Cargo.toml; }

step_clippy() {
  cargo clippy --locked --all-targets -- -D warnings &&
    cargo clippy --locked --target wasm32-unknown-unknown --lib --features trap,pseudo -- -D warnings &&
    cargo clippy --locked --target wasm32-unknown-unknown --lib --bins --test browser -- -D warnings
}

# No crate twice is asked of the page alone: tests and macros may be on other versions.
step_deps() {
  cargo deny --locked check -D warnings licenses sources &&
    cargo deny --locked --target wasm32-unknown-unknown --exclude-dev check -D warnings bans &&
    ! grep -n '"resolved":' package-lock.json
}

step_native() { cargo test --locked; }

step_fuzz() { build_fuzz && fuzz_from_seeds; }

step_commonmark() { node --test --test-reporter=spec tests/commonmark/*.test.mjs; }

step_wasm() {
  local config="$PWD/webdriver.json"
  if [[ -n ${CHROME:-} ]]; then config=$(config_for "$CHROME"); fi
  CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner \
    CHROMEDRIVER="${CHROMEDRIVER:-$(command -v chromedriver)}" \
    WASM_BINDGEN_TEST_WEBDRIVER_JSON="$config" WASM_BINDGEN_TEST_TIMEOUT=120 \
    cargo test --locked --target wasm32-unknown-unknown --test browser
}

# Prints the path of a copy of webdriver.json that names another browser.
config_for() {
  local config="$LOGS/webdriver.json"
  node -e '
    const [, to, binary] = process.argv;
    const config = JSON.parse(fs.readFileSync("webdriver.json", "utf8"));
    config["goog:chromeOptions"].binary = binary;
    fs.writeFileSync(to, JSON.stringify(config));' "$config" "$1"
  printf '%s' "$config"
}

# Both builds at a time: the linker of the release keeps only one core busy.
step_build() {
  local log="$LOGS/trap.log" trap status=0
  build_trap >"$log" 2>&1 &
  trap=$!
  build || status=$?
  wait "$trap" || { cat "$log" && status=1; }
  return "$status"
}

step_size() { built && node .ci/size.mjs; }

# The app that crashes on demand and has two languages that nobody speaks, for the tests of the safety net and of the
# messages.
build_trap() {
  env -u NO_COLOR TRUNK_SKIP_VERSION_CHECK=true trunk build --features trap,pseudo --cargo-profile trap --dist "$TRAP_DIST"
}

# Two files at a time: a test waits for its browser as often as for the processor. More of them starve one another on two cores.
step_e2e() {
  built && trapped &&
    node --test --test-concurrency=2 --test-reporter=spec tests/serve.test.mjs tests/e2e/*.test.mjs
}

# For a step that is run alone: dist/ must be there.
built() { [[ -f dist/index.html ]] || build; }

trapped() { [[ -f $TRAP_DIST/index.html ]] || build_trap; }

# Test runners report counts; a step without any counts as one check.
is_runner() { [[ " native commonmark wasm e2e " == *" $1 "* ]]; }

# Prints "passed failed" from the log of a step: the lines of libtest and of node's reporter.
counts_in() {
  sed 's/\x1b\[[0-9;]*m//g' "$1" | awk '
    /^test result: / { passed += $4; failed += $6 }
    /^ℹ pass / { passed += $3 }
    /^ℹ (fail|cancelled) / { failed += $3 }
    END { print passed + 0, failed + 0 }'
}

known_steps() {
  local name
  for name in "$@"; do
    [[ -n ${REMEDY[$name]:-} ]] || stop "There is no step '$name'; there are: ${STEPS[*]}"
  done
}

run_steps() {
  local names=("$@") name
  (($#)) || names=("${STEPS[@]}")
  total_passed=0 total_failed=0 summary=() remedy=
  for name in "${names[@]}"; do
    run_step "$name" || break
  done
  finish
}

run_step() {
  local name=$1 log="$LOGS/$1.log" from=$SECONDS status=0 passed failed
  mkdir -p "$LOGS"
  say "$name"
  "step_$name" 2>&1 </dev/null | tee "$log" || status=$?
  read -r passed failed < <(counts_in "$log")
  if is_runner "$name"; then
    ((status != 0 || passed > 0)) || { say "$name ran no test at all" && status=1; }
  else
    passed=$((status == 0))
  fi
  ((status == 0 || failed > 0)) || failed=1
  total_passed=$((total_passed + passed)) total_failed=$((total_failed + failed))
  summary+=("$(printf '%-12s %5d s %6d passed %4d failed' "$name" $((SECONDS - from)) "$passed" "$failed")")
  ((status == 0)) || { remedy="$name failed. ${REMEDY[$name]}" && return 1; }
}

# The last line is for machines: the sums alone.
finish() {
  say "summary"
  printf '%s\n' "${summary[@]}"
  [[ -z $remedy ]] || say "$remedy"
  printf '%d passed, %d failed\n' "$total_passed" "$total_failed"
  ((total_failed == 0))
}
