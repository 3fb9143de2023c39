//! Names of weekdays and months and the clock in any time zone, from the browser's own `Intl`.

use std::cell::RefCell;
use std::collections::BTreeMap;

use js_sys::{Array, Date, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

/// A moment as a clock in some zone shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Local {
    /// Such as `keskiviikkona`'s base form `keskiviikko`.
    pub weekday: String,
    /// 1–31.
    pub day: u8,
    /// 1–12.
    pub month: u8,
    /// Four digits.
    pub year: i32,
    /// 0–23.
    pub hour: u8,
    /// 0–59.
    pub minute: u8,
}

thread_local! {
    /// Making one costs many times what using it does, and a list of events asks for hundreds.
    static FORMATS: RefCell<BTreeMap<(String, String), Intl::DateTimeFormat>> =
        const { RefCell::new(BTreeMap::new()) };
}

/// Reads a moment (milliseconds since the epoch) on a clock in `zone`, with the weekday in
/// `language`. `None` when the browser does not know the zone.
pub fn local(millis: i64, zone: &str, language: &str) -> Option<Local> {
    let format = kept_format(zone, language)?;
    #[expect(
        clippy::cast_precision_loss,
        reason = "milliseconds stay far below 2^53"
    )]
    let date = Date::new(&JsValue::from_f64(millis as f64));
    let parts = format.format_to_parts(&date);
    let part = |wanted: &str| {
        parts.iter().find_map(|part| {
            let kind = Reflect::get(&part, &"type".into()).ok()?.as_string()?;
            (kind == wanted).then(|| Reflect::get(&part, &"value".into()).ok()?.as_string())?
        })
    };
    Some(Local {
        weekday: part("weekday")?,
        day: part("day")?.parse().ok()?,
        month: part("month")?.parse().ok()?,
        year: part("year")?.parse().ok()?,
        hour: part("hour")?.parse().ok()?,
        minute: part("minute")?.parse().ok()?,
    })
}

fn kept_format(zone: &str, language: &str) -> Option<Intl::DateTimeFormat> {
    let key = (zone.to_owned(), language.to_owned());
    if let Some(format) = FORMATS.with_borrow(|formats| formats.get(&key).cloned()) {
        return Some(format);
    }
    let format = new_format(zone, language)?;
    FORMATS.with_borrow_mut(|formats| formats.insert(key, format.clone()));
    Some(format)
}

fn new_format(zone: &str, language: &str) -> Option<Intl::DateTimeFormat> {
    let options = Object::new();
    for (name, value) in [
        ("timeZone", zone),
        ("weekday", "long"),
        ("year", "numeric"),
        ("month", "numeric"),
        ("day", "numeric"),
        ("hour", "2-digit"),
        ("minute", "2-digit"),
        ("hourCycle", "h23"),
    ] {
        Reflect::set(&options, &name.into(), &value.into()).ok()?;
    }
    // The constructor throws on an unknown zone; `Reflect.construct` turns that into an error.
    let constructor = Reflect::get(
        &Reflect::get(&js_sys::global(), &"Intl".into()).ok()?,
        &"DateTimeFormat".into(),
    )
    .ok()?;
    let arguments = Array::of2(&language.into(), &options);
    let format = Reflect::construct(&constructor.into(), &arguments).ok()?;
    Some(wasm_bindgen::JsCast::unchecked_into(format))
}
