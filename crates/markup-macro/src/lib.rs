//! `view!`: Leptos's syntax, expanded to the plain data of `raati-markup`.
//!
//! Refused, with a message at the place: names made of blocks, raw text without quotes, attributes made
//! of blocks, and what belongs to an element on a component.

mod component;
mod element;
mod nodes;

use proc_macro::TokenStream;

/// A view: elements, components, `"texts"` and `{expressions}`, as in Leptos. The value is an
/// `AnyView`. On elements there are `name=`, `on:event=`, `prop:name=`, `class:name=`, `style:name=` and
/// `node_ref=`; children are made before attributes.
#[proc_macro]
pub fn view(tokens: TokenStream) -> TokenStream {
    let config = rstml::ParserConfig::default().recover_block(true);
    let (nodes, errors) = rstml::Parser::new(config)
        .parse_recoverable(proc_macro2::TokenStream::from(tokens))
        .split_vec();
    let mut messages = Vec::new();
    for error in errors {
        messages.push(error.emit_as_expr_tokens());
    }
    let view = nodes::view(&nodes).unwrap_or_else(syn::Error::into_compile_error);
    quote::quote! {
        {
            #(#messages;)*
            #[allow(unused_braces, reason = "a block holds whatever the author wrote")]
            { #view }
        }
    }
    .into()
}
