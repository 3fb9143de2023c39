//! The contract's shapes: one file a noun, the authority `openapi.json` is generated from.
//!
//! Input refuses unknown fields. Content is stored in these shapes; `check` turns a shape into the
//! model's value and tells everything that is wrong with it, so that rules are asked of the model
//! and never rewritten here.

pub mod answer;
pub mod condition;
pub mod contact;
pub mod content;
pub mod event;
pub mod id;
pub mod impact;
pub mod invitation;
pub mod list;
pub mod meeting;
pub mod message;
pub mod panel;
pub mod person;
pub mod place;
pub mod poll;
pub mod portal;
pub mod question;
mod question_fields;
pub mod receipt;
pub mod registration;
pub mod results;
pub mod text;
pub mod theme;
pub mod time;

/// Says which word of the contract stands for which variant of the model.
macro_rules! wire_enum {
    ($(#[$doc:meta])* $name:ident = $model:ty { $($(#[$variant_doc:meta])* $variant:ident = $wire:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
        pub enum $name { $($(#[$variant_doc])* #[serde(rename = $wire)] $variant,)* }

        impl $name {
            /// The model's word for it.
            pub fn model(self) -> $model {
                match self { $(Self::$variant => <$model>::$variant,)* }
            }
        }
    };
}
pub(crate) use wire_enum;

/// The contract's word for a variant, where it is stored as a column.
macro_rules! wire_name {
    ($name:ident { $($variant:ident = $wire:literal),* $(,)? }) => {
        impl $name {
            /// The contract's word for it, as it is stored.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $wire,)* }
            }
        }
    };
}
pub(crate) use wire_name;
