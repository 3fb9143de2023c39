//! Controls that know nothing of our nouns, of languages or of where data comes from. Every word comes
//! in as a prop. What is dressed by `style/ui/x.css` is written in `x.rs`.
//!
//! Conventions shared by all of them:
//! - words are `Signal<String>` props with `into`: a `&str`, a `String`, a signal or a closure will do;
//!   an empty string means "leave that part out";
//! - `lang` is set only where a text is in another language than the page;
//! - values come down as `Signal`s, changes go up through callbacks; no control keeps a value of its own;
//! - ids are given by the caller so that a page can move focus: label, hint and error of a field `q1`
//!   are `q1-label`, `q1-hint` and `q1-error`.

pub mod badge;
pub mod bar_list;
pub mod button;
pub mod card;
pub mod choice;
pub mod data_table;
pub mod date;
pub mod dialog;
pub mod disclosure;
pub mod empty;
pub mod fact_list;
pub mod field;
pub mod fieldset;
pub mod filter_bar;
pub mod icon;
pub mod image_choice;
pub mod layout;
pub mod link;
pub mod matrix;
pub mod notice;
pub mod page_header;
pub mod password_field;
pub mod progress;
pub mod ranking;
pub mod scale;
pub mod search_field;
pub mod select;
pub mod sentiment;
pub mod skeleton;
pub mod skip_link;
pub mod tab_bar;
pub mod text_area;
pub mod text_field;
pub mod toast;
pub mod tone;
pub mod top_bar;
pub mod visually_hidden;
pub mod word_list;

pub use badge::{Badge, BadgeKind};
pub use bar_list::{BarItem, BarList};
pub use button::{Button, ButtonAction, ButtonKind, LinkButton};
pub use card::{Card, CardHeading, CardKind, CardList, HeadingLevel};
pub use choice::{CheckboxGroup, ChoiceItem, RadioGroup};
pub use data_table::{Column, DataTable};
pub use date::DateField;
pub use dialog::Dialog;
pub use disclosure::Disclosure;
pub use empty::Empty;
pub use fact_list::{Fact, FactList};
pub use field::LabelLook;
pub use filter_bar::{ChipChecks, ChipRadios, FilterBar};
pub use icon::{Icon, IconName};
pub use image_choice::{ImageChoice, ImageItem, Picking};
pub use layout::{Actions, Columns, News, Section, Stack};
pub use link::{ExternalButton, ExternalLink, TextLink};
pub use matrix::Matrix;
pub use notice::{Announce, Notice};
pub use page_header::{BackLink, PAGE_TITLE_ID, PageHeader};
pub use password_field::PasswordField;
pub use progress::Progress;
pub use ranking::{Ranking, RankingWords};
pub use scale::Scale;
pub use search_field::SearchField;
pub use select::SelectField;
pub use sentiment::Sentiment;
pub use skeleton::{Skeleton, SkeletonShape};
pub use skip_link::{MAIN_ID, SkipLink};
pub use tab_bar::{TabBar, TabItem};
pub use text_area::TextArea;
pub use text_field::{InputKind, TextField};
pub use toast::{ToastItem, ToastRegion};
pub use tone::Tone;
pub use top_bar::TopBar;
pub use visually_hidden::VisuallyHidden;
pub use word_list::{WordItem, WordList};
