//! What `view!` makes of each construct, read as HTML.

use markup::prelude::*;

fn owned<T>(test: impl FnOnce() -> T) -> T {
    Owner::new().with(test)
}

#[component]
fn Badge(
    /// Words before the children.
    #[prop(into)]
    label: Signal<String>,
    /// What it holds.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! { <b>{label}": "{children}</b> }
}

#[test]
fn an_element_holds_fixed_and_computed_attributes() {
    let id = String::from("a");
    let language: Option<&'static str> = None;
    let html = view! {
        <p class="lead" id=id hidden=true lang=language data-count=3u32 tabindex="-1"></p>
    }
    .to_html();
    assert_eq!(
        html,
        r#"<p tabindex="-1" id="a" hidden data-count="3" class="lead"></p>"#
    );
}

#[test]
fn texts_and_attributes_are_escaped() {
    let text = String::from("<b> & \"c\"");
    let html = view! { <p title=text>{text.clone()}</p> }.to_html();
    assert_eq!(
        html,
        "<p title=\"&lt;b&gt; &amp; &quot;c&quot;\">&lt;b&gt; &amp; &quot;c&quot;</p>"
    );
}

#[test]
fn classes_and_styles_come_together_and_properties_have_no_text() {
    let html = view! {
        <input
            class="field"
            class:wrong=true
            class:right=move || false
            style:inline-size="40%"
            prop:value="typed"
            on:input=|_| ()
        />
    }
    .to_html();
    assert_eq!(
        html,
        r#"<input class="field wrong" style="inline-size:40%;">"#
    );
}

#[test]
fn whatever_can_be_shown_is_shown() {
    let number = RwSignal::new(1);
    let html = owned(|| {
        view! {
            "text " {String::from("own ")} {Some("some ")} {None::<&str>}
            {["a", "b"].map(|letter| view! { <i>{letter}</i> })}
            {move || number.get()}
        }
        .to_html()
    });
    assert_eq!(html, "text own some <i>a</i><i>b</i>1");
}

#[test]
fn a_component_takes_props_and_children() {
    let label = "fixed";
    let html = owned(|| {
        view! {
            <Badge label><i>"child"</i></Badge>
            <Badge label=Signal::derive(|| "made".to_owned()) />
        }
        .to_html()
    });
    assert_eq!(html, "<b>fixed: <i>child</i></b><b>made: </b>");
}

#[test]
fn children_are_made_before_attributes_that_use_them_up() {
    let id = String::from("a");
    let html = view! { <p id=id><i id=id.clone()></i></p> }.to_html();
    assert_eq!(html, r#"<p id="a"><i id="a"></i></p>"#);
}

#[test]
fn a_keyed_list_shows_its_items_in_order() {
    let html = owned(|| keyed(|| vec![2_u64, 1], |key| *key, |key| key.to_string()).to_html());
    assert_eq!(html, "21");
}
