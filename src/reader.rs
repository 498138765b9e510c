//! Draws the text of the report first, while the app is still loading.

#[cfg(target_arch = "wasm32")]
fn main() {
    rapporteur::ui::start_reader();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Rapporteur runs in a browser: build it with `./dev build`");
}
