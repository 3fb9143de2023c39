//! A component: the calls Leptos's own `view!` would make, with our children.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use rstml::node::{NodeAttribute, NodeElement, NodeName};
use syn::spanned::Spanned;

use crate::nodes;

/// The call of a component with its props; what stands between its tags becomes `children`.
pub(crate) fn view(element: &NodeElement<rstml::Infallible>) -> syn::Result<TokenStream> {
    let name = &element.open_tag.name;
    let mut props = Vec::new();
    for attribute in &element.open_tag.attributes {
        let NodeAttribute::Attribute(attribute) = attribute else {
            return Err(refused(attribute));
        };
        let NodeName::Path(key) = &attribute.key else {
            return Err(refused(&attribute.key));
        };
        let value = attribute.value().map(ToTokens::to_token_stream);
        let value = value.unwrap_or_else(|| key.to_token_stream());
        props.push(quote!(.#key({ #value })));
    }
    if !element.children.is_empty() {
        let children = nodes::view(&element.children)?;
        props.push(quote!(.children(#children)));
    }
    Ok(quote! {
        ::markup::IntoView::into_view(::markup::leptos::component::component_view(
            #[allow(clippy::needless_borrows_for_generic_args, reason = "Leptos wants it borrowed")]
            &#name,
            ::markup::leptos::component::component_props_builder(&#name)
                #(#props)*
                .build(),
        ))
    })
}

fn refused(what: &impl ToTokens) -> syn::Error {
    let message = "a component takes props by their names only";
    syn::Error::new(what.to_token_stream().span(), message)
}
