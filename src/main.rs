//! Starts the app in the browser.

#[cfg(target_arch = "wasm32")]
fn main() {
    rapporteur::ui::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Rapporteur runs in a browser: build it with `./dev build`");
}
