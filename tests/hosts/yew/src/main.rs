//! A clinic's page that is itself a Yew app and draws the self-check, in its page or by an iframe.
//!
//! Two Yew modules on one page number their listeners alike. This one counts the presses of its own button, so whoever
//! presses a button of the self-check must leave the number as it is.

#[cfg(target_arch = "wasm32")]
mod app {
    use yew::prelude::*;

    #[derive(PartialEq, Properties)]
    pub struct Props {
        pub framed: bool,
    }

    #[component]
    pub fn Clinic(Props { framed }: &Props) -> Html {
        let count = use_state(|| 0);
        let more = {
            let count = count.clone();
            Callback::from(move |_: MouseEvent| count.set(*count + 1))
        };
        let check = if *framed {
            html! { <iframe src="/frame.html?country=gb" title="Something to ask about?" width="100%" height="800" /> }
        } else {
            html! {
                <kidney-selfcheck country="GB" heading-level="2">
                    <p>{ "Ask your kidney doctor (nephrologist)." }</p>
                </kidney-selfcheck>
            }
        };
        html! {
            <main>
                { check }
                <h1>{ "A clinic made with Yew" }</h1>
                <button id="own" onclick={more}>{ *count }</button>
            </main>
        }
    }
}

fn main() {
    #[cfg(target_arch = "wasm32")]
    {
        let document = web_sys::window().and_then(|window| window.document());
        let root = |id: &str| document.as_ref()?.get_element_by_id(id);
        let (page, frame) = (root("page"), root("frame"));
        if let Some(root) = page.clone().or(frame) {
            yew::Renderer::<app::Clinic>::with_root_and_props(root, app::Props { framed: page.is_none() }).render();
        }
    }
}
