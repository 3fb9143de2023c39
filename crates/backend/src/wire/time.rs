//! Points in time and days as they travel: RFC 3339 with zone, and `YYYY-MM-DD`.

use std::borrow::Cow;

use model::{Day, Timestamp};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use utoipa::PartialSchema;
use utoipa::ToSchema;
use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, SchemaFormat, Type};
use utoipa::openapi::{RefOr, Schema};

/// A point in time, written in UTC to the second: `2026-01-24T12:00:00Z`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Time(pub Timestamp);

/// A day: `2026-01-24`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(pub Day);

impl Serialize for Time {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Time {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Timestamp::parse(&text).map(Self).ok_or_else(|| {
            de::Error::custom("expected a time with zone such as 2026-01-24T14:00:00+02:00")
        })
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Day::parse(&text)
            .map(Self)
            .ok_or_else(|| de::Error::custom("expected a day such as 2026-01-24"))
    }
}

fn text_of(format: KnownFormat) -> RefOr<Schema> {
    let format = SchemaFormat::KnownFormat(format);
    ObjectBuilder::new()
        .schema_type(Type::String)
        .format(Some(format))
        .into()
}

impl PartialSchema for Time {
    fn schema() -> RefOr<Schema> {
        text_of(KnownFormat::DateTime)
    }
}

impl ToSchema for Time {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("Time")
    }
}

impl PartialSchema for Date {
    fn schema() -> RefOr<Schema> {
        text_of(KnownFormat::Date)
    }
}

impl ToSchema for Date {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("Date")
    }
}
