//! An element: what never changes as one constant, the rest by calls.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use rstml::node::{KeyedAttribute, Node, NodeAttribute, NodeElement};
use syn::spanned::Spanned;
use syn::{Expr, Lit};

use crate::nodes;

/// The calls that make an element; its children come first, so that attributes may use up what
/// children only borrow.
pub(crate) fn view(element: &NodeElement<rstml::Infallible>) -> syn::Result<TokenStream> {
    let mut fixed = vec![element.open_tag.name.to_string()];
    let mut calls = Vec::new();
    for child in &element.children {
        if matches!(child, Node::Comment(_)) {
            continue;
        }
        let child = nodes::one(child)?;
        calls.push(quote!(element.child(#child);));
    }
    for attribute in &element.open_tag.attributes {
        let NodeAttribute::Attribute(attribute) = attribute else {
            return Err(syn::Error::new(
                attribute.to_token_stream().span(),
                "name the attributes; a block of them is not understood",
            ));
        };
        let name = attribute.key.to_string();
        match (name.split_once(':'), fixed_value(attribute)) {
            (None, Some(value)) => fixed.extend([name, value]),
            _ => calls.push(call(attribute, &name)?),
        }
    }
    Ok(quote! {
        {
            let mut element = ::markup::Element::new(&[#(#fixed),*]);
            #(#calls)*
            element.done()
        }
    })
}

/// The value where it is a text in the source; an attribute without a value is there and empty.
fn fixed_value(attribute: &KeyedAttribute) -> Option<String> {
    match attribute.value() {
        None => Some(String::new()),
        Some(Expr::Lit(literal)) => match &literal.lit {
            Lit::Str(text) => Some(text.value()),
            _ => None,
        },
        Some(_) => None,
    }
}

fn call(attribute: &KeyedAttribute, full_name: &str) -> syn::Result<TokenStream> {
    let value = attribute.value().map(ToTokens::to_token_stream);
    let value = value.unwrap_or_else(|| quote!(true));
    let (kind, name) = full_name.split_once(':').unwrap_or(("", full_name));
    let place = match kind {
        "" if name == "node_ref" => return Ok(quote!(element.refer(#value);)),
        "" => quote!(Attribute),
        "prop" => quote!(Property),
        "class" => quote!(Class),
        "style" => quote!(Style),
        "on" => {
            let event = Ident::new(name, attribute.key.span());
            return Ok(quote! {
                ::markup::listen(&mut element, ::markup::leptos::ev::#event, #value);
            });
        }
        _ => {
            return Err(syn::Error::new(
                attribute.key.span(),
                "on an element there are name=, on:, prop:, class:, style: and node_ref=",
            ));
        }
    };
    Ok(quote! {
        element.set(::markup::Place::#place, #name, ::markup::IntoValue::into_value(#value));
    })
}
