# What the project needs on a machine: reused where it is there in the right version, else installed.

readonly TRUNK_VERSION=0.21.14
readonly CARGO_DENY_VERSION=0.20.2
readonly NODE_MINIMUM=20

# A shell that is no login shell may lack cargo's folder; wasm-opt is among the npm tools.
export PATH="$PWD/node_modules/.bin:${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"

say() { printf '==> %s\n' "$*"; }

stop() {
  printf '%s\n' "$*" >&2
  exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

# The version a tool says it has: the second word of `tool --version`.
version_of() { env -u NO_COLOR "$1" --version 2>/dev/null | awk 'NR == 1 { print $2 }' || true; }

# The version Cargo.lock holds for a crate.
locked_version() { awk -v name="name = \"$1\"" '$0 == name { getline; gsub(/"/, ""); print $3; exit }' Cargo.lock; }

ensure_everything() {
  ensure_rust
  ensure_node_modules
  ensure_build_tools
  ensure_cargo_tool cargo-deny cargo-deny "$CARGO_DENY_VERSION" --no-default-features
  ensure_fuzzer
  ensure_browser
}

ensure_rust() {
  has rustup || has cargo || stop "Rust is missing. Install it from https://rustup.rs, then run this again."
  has cc || stop "A C compiler is missing. Install it (Debian: sudo apt-get install build-essential), then run this again."
  local channel
  channel=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)
  ! rust_is_complete "$channel" || return 0
  has rustup || stop "Rust $channel with the target wasm32-unknown-unknown is needed, and there is no rustup to install it."
  say "Installing Rust $channel with the target wasm32-unknown-unknown"
  rustup toolchain install "$channel" --profile minimal \
    --component rustfmt --component clippy --target wasm32-unknown-unknown
}

# rustc's own words stay visible: rustup may be fetching it right now.
rust_is_complete() {
  [[ "$(rustc --version | awk '{ print $2 }')" == "$1" ]] && cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1 &&
    [[ -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown" ]]
}

ensure_node_modules() {
  has node && has npm || stop "Node.js $NODE_MINIMUM or newer with npm is missing. Install it from https://nodejs.org, then run this again."
  local major
  major=$(node -p 'process.versions.node.split(".")[0]')
  ((major >= NODE_MINIMUM)) || stop "Node.js is version $major; $NODE_MINIMUM or newer is needed (https://nodejs.org)."
  ! cmp -s package-lock.json node_modules/.installed.json || return 0
  say "Installing the npm packages of package-lock.json"
  npm ci
  cp package-lock.json node_modules/.installed.json
}

ensure_build_tools() {
  ensure_cargo_tool wasm-bindgen-cli wasm-bindgen "$(locked_version wasm-bindgen)"
  ensure_cargo_tool trunk trunk "$TRUNK_VERSION"
}

# Installs a tool from source; further arguments are options for cargo. The tool's own release profile would
# take twice as long and gain nothing here.
ensure_cargo_tool() {
  local package=$1 binary=$2 version=$3
  [[ "$(version_of "$binary")" != "$version" ]] || return 0
  say "Installing $package $version from source (5 to 10 minutes on two cores, once)"
  CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    cargo install --locked --force --version "=$version" "$package" "${@:4}" ||
    stop "$package $version could not be installed. If crates.io cannot be reached, put $binary $version on PATH."
}

# The browser, its driver, and pdftotext to read what it prints. Most end-to-end tests need half the time in the lean
# browser of the same engine, and run in the whole one where a system has no such package.
ensure_browser() {
  local missing=()
  [[ -n ${CHROME:-} ]] || has chromium || has google-chrome || missing+=(chromium)
  [[ -n ${CHROMEDRIVER:-} ]] || has chromedriver || missing+=(chromium-driver)
  has pdftotext || missing+=(poppler-utils)
  install_packages "${missing[@]}"
  [[ -n ${CHROME:-} ]] || has chromium-headless-shell || ! offers_package chromium-headless-shell ||
    install_packages chromium-headless-shell
}

offers_package() { can_install && [[ -n "$(apt-cache madison "$1")" ]]; }

# libFuzzer is C++.
ensure_fuzzer() { has "${CXX:-c++}" || install_packages g++; }

# Installs Debian packages, or names them where it may not.
install_packages() {
  (($#)) || return 0
  local root=()
  ((EUID == 0)) || root=(sudo)
  if ! can_install; then
    stop "These packages are missing: $*. Install them (Debian: sudo apt-get install $*), then run this again. CHROME and CHROMEDRIVER name a browser and driver kept elsewhere."
  fi
  say "Installing the Debian packages $*"
  "${root[@]}" apt-get update
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
}

can_install() { has apt-get && { ((EUID == 0)) || sudo -n true 2>/dev/null; }; }
