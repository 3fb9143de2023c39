//! A view as HTML text, so that tests on the host can read what a resident gets. Properties and
//! listeners have no text; a changing view is written as it stands now.

use crate::element::{Element, Extra, Place};
use crate::into_view::{AnyView, Kind};
use crate::value::{Given, Value};

/// Elements that have no children and no end tag (HTML standard §13.1.2).
const VOID: [&str; 6] = ["area", "br", "hr", "img", "input", "source"];

pub(crate) fn write(view: AnyView) -> String {
    let mut html = String::new();
    write_view(&mut html, view);
    html
}

fn write_view(html: &mut String, view: AnyView) {
    match *view.0 {
        Kind::Text(text) => escape(html, &text),
        Kind::Element(element) => write_element(html, element),
        Kind::Many(views) => views.into_iter().for_each(|view| write_view(html, view)),
        Kind::Changing(mut view) => write_view(html, view()),
        Kind::Anew(view) => write_view(html, view),
        Kind::Keyed(list) => {
            for (_, item) in list.items {
                write_view(html, item());
            }
        }
    }
}

fn write_element(html: &mut String, element: Element) {
    let tag = element.tag();
    let mut class = String::new();
    let mut style = String::new();
    html.push('<');
    html.push_str(tag);
    for pair in element.fixed.get(1..).unwrap_or_default().chunks_exact(2) {
        if let [name, value] = pair {
            if *name == "class" {
                class.push_str(value);
            } else {
                write_attribute(html, name, value);
            }
        }
    }
    for extra in element.extras {
        let Extra::Set(place, name, value) = extra else {
            continue;
        };
        let given = match value {
            Value::Once(given) => given,
            Value::Changing(mut value) => value(),
        };
        match (place, given) {
            (Place::Property, _)
            | (_, Given::Absent | Given::Flag(false))
            | (Place::Style, Given::Flag(true)) => (),
            (Place::Attribute, Given::Text(text)) if name == "class" => class.push_str(&text),
            (Place::Attribute, Given::Text(text)) => write_attribute(html, name, &text),
            (Place::Attribute, Given::Flag(true)) => {
                html.push(' ');
                html.push_str(name);
            }
            (Place::Class, _) => {
                class.push(' ');
                class.push_str(name);
            }
            (Place::Style, Given::Text(text)) => {
                style.extend([name, ":", text.as_ref(), ";"]);
            }
        }
    }
    for (name, value) in [("class", class), ("style", style)] {
        if !value.is_empty() {
            write_attribute(html, name, value.trim());
        }
    }
    html.push('>');
    if VOID.contains(&tag) {
        return;
    }
    for child in element.children {
        write_view(html, child);
    }
    html.extend(["</", tag, ">"]);
}

fn write_attribute(html: &mut String, name: &str, value: &str) {
    html.extend([" ", name, "=\""]);
    escape(html, value);
    html.push('"');
}

/// Escapes what would end a text or an attribute in double quotes.
fn escape(html: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            other => html.push(other),
        }
    }
}
