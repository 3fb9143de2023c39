//! Nodes after each other, and which sort each is.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use rstml::node::Node;
use syn::spanned::Spanned;

use crate::{component, element};

/// One view of all the nodes.
pub(crate) fn view(nodes: &[Node]) -> syn::Result<TokenStream> {
    let mut views = nodes
        .iter()
        .filter(|node| !matches!(node, Node::Comment(_)))
        .map(one)
        .collect::<syn::Result<Vec<_>>>()?;
    Ok(match views.len() {
        0 => quote!(::markup::IntoView::into_view(())),
        1 => views.remove(0),
        _ => quote!(::markup::AnyView::many(::std::vec![#(#views),*])),
    })
}

/// The view of one node.
pub(crate) fn one(node: &Node) -> syn::Result<TokenStream> {
    match node {
        Node::Element(element) if is_component(&element.open_tag.name.to_string()) => {
            component::view(element)
        }
        Node::Element(element) => element::view(element),
        Node::Block(block) => Ok(quote!(::markup::IntoView::into_view(#block))),
        Node::Text(text) => {
            let text = &text.value;
            Ok(quote!(::markup::AnyView::text(#text)))
        }
        Node::Fragment(fragment) => view(&fragment.children),
        other => Err(syn::Error::new(
            other.to_token_stream().span(),
            "only elements, components, \"texts\" and {expressions} can be shown",
        )),
    }
}

/// Components begin with a capital, as types do.
fn is_component(name: &str) -> bool {
    let last = name.rsplit("::").next().unwrap_or(name).trim();
    last.starts_with(char::is_uppercase)
}
