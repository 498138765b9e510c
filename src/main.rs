//! Starts the app in the browser.

#[cfg(target_arch = "wasm32")]
fn main() {
    use yew::prelude::*;

    #[component]
    fn App() -> Html {
        html! { <main><h1>{ "Rapporteur" }</h1></main> }
    }

    let root = gloo::utils::document().get_element_by_id("app");
    if let Some(root) = root {
        yew::Renderer::<App>::with_root(root).render();
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Rapporteur runs in a browser: build it with `./dev build`");
}
