//! The reader of [`Json`]: it walks over what is not wanted without keeping any of it.

use std::borrow::Cow;
use std::fmt;

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Number;

use super::Json;
use crate::expression::{Spot, Wanted};

/// Reads a value of which so much is wanted.
#[derive(Clone, Copy)]
pub(super) struct Seed<'w> {
    pub(super) wanted: &'w Wanted,
    pub(super) spot: Spot,
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Json<'de>;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Json<'de>, D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Json<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json<'de>, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Json<'de>, E> {
        Ok(Json::Bool(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Json<'de>, E> {
        Ok(Json::Number(number.into()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Json<'de>, E> {
        Ok(Json::Number(number.into()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Json<'de>, E> {
        Ok(Number::from_f64(number).map_or(Json::Null, Json::Number))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Json<'de>, E> {
        Ok(Json::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Json<'de>, E> {
        Ok(Json::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Json<'de>, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element_seed(self)? {
            items.push(item);
        }
        Ok(Json::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Json<'de>, A::Error> {
        let mut fields = Vec::with_capacity(self.wanted.len(self.spot));
        while let Some(name) = object.next_key_seed(Name(self))? {
            match name {
                Some((name, spot)) => {
                    let below = Seed { spot, ..self };
                    fields.push((name, object.next_value_seed(below)?));
                }
                None => {
                    object.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(Json::Object(fields))
    }
}

/// Reads a field's name; `None` where the field is not wanted.
struct Name<'w>(Seed<'w>);

impl<'de> DeserializeSeed<'de> for Name<'_> {
    type Value = Option<(Cow<'de, str>, Spot)>;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Self::Value, D::Error> {
        reader.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Name<'_> {
    type Value = Option<(Cow<'de, str>, Spot)>;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a name")
    }

    fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Self::Value, E> {
        let spot = self.0.wanted.below(self.0.spot, name);
        Ok(spot.map(|spot| (Cow::Borrowed(name), spot)))
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
        let spot = self.0.wanted.below(self.0.spot, name);
        Ok(spot.map(|spot| (Cow::Owned(name.to_owned()), spot)))
    }
}
