//! Pictures beside words. Always decoration: hidden from assistive technology, so the words must say
//! it all. The only place that knows where the sprite lies.

use markup::prelude::*;

/// Address of a symbol in the sprite: `public/icons.svg` under the name that `build.rs` gives it.
const SPRITE: &str = env!("RAATI_SPRITE");

macro_rules! icon_names {
    ($($variant:ident => $symbol:literal),+ $(,)?) => {
        /// Every picture in the sprite; named as the sprite names its symbols.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum IconName {
            $(#[doc = concat!("`", $symbol, "`")] $variant,)+
        }

        impl IconName {
            #[cfg(test)]
            const ALL: &[Self] = &[$(Self::$variant),+];

            const fn symbol(self) -> &'static str {
                match self { $(Self::$variant => $symbol,)+ }
            }
        }
    };
}

icon_names! {
    ArrowDown => "arrow-down",
    ArrowLeft => "arrow-left",
    ArrowUp => "arrow-up",
    Banknote => "banknote",
    BookOpen => "book-open",
    Calendar => "calendar",
    Check => "check",
    ChevronDown => "chevron-down",
    CircleCheck => "circle-check",
    CircleX => "circle-x",
    Clock => "clock",
    Download => "download",
    ExternalLink => "external-link",
    EyeOff => "eye-off",
    FaceBad => "face-bad",
    FaceGood => "face-good",
    FaceNeutral => "face-neutral",
    FaceVeryBad => "face-very-bad",
    FaceVeryGood => "face-very-good",
    Globe => "globe",
    HeartHandshake => "heart-handshake",
    House => "house",
    Inbox => "inbox",
    Info => "info",
    Lock => "lock",
    Mail => "mail",
    MapPin => "map-pin",
    Mark => "mark",
    MessageSquare => "message-square",
    Messages => "messages-square",
    Minus => "minus",
    Phone => "phone",
    Plus => "plus",
    Repeat => "repeat",
    Search => "search",
    Sparkles => "sparkles",
    Trash => "trash",
    TriangleAlert => "triangle-alert",
    User => "user",
    Users => "users",
    Video => "video",
    Vote => "vote",
    WifiOff => "wifi-off",
    X => "x",
}

/// One picture, as tall as the text around it and in its colour.
#[component]
pub fn Icon(
    /// Which picture.
    name: IconName,
) -> impl IntoView {
    view! {
        <svg class="ui-icon" aria-hidden="true" focusable="false">
            <use href=[SPRITE, name.symbol()].concat()></use>
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sprite_has_every_name_and_no_other() {
        let sprite = include_str!("../../public/icons.svg");
        for icon in IconName::ALL {
            assert!(
                sprite.contains(&format!("id=\"{}\"", icon.symbol())),
                "{icon:?}"
            );
        }
        assert_eq!(sprite.matches("<symbol").count(), IconName::ALL.len());
    }

    #[test]
    fn an_icon_is_never_read_out() {
        let html = view! { <Icon name=IconName::House /> }.to_html();
        assert!(
            html.contains(r#"aria-hidden="true""#)
                && html.contains("/icons-")
                && html.contains(".svg#house"),
            "{html}"
        );
    }
}
