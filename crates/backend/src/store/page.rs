//! Pages of long lists: keyset cursors, so that an insert between two pages neither repeats nor
//! skips an item.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::problem::{Kind, Outcome, Problem};
use crate::wire::list::Page;

/// Which part of a list is wanted. The key is what its order sorts by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part<K> {
    pub(crate) after: Option<K>,
    pub(crate) limit: u32,
}

impl<K: Serialize + DeserializeOwned> Part<K> {
    /// Reads `cursor` and `limit` (1–200, 50 where absent).
    pub(crate) fn read(cursor: Option<&str>, limit: Option<u32>) -> Outcome<Self> {
        let limit = limit.unwrap_or(50);
        if !(1..=200).contains(&limit) {
            return Err(Problem::from(Kind::BadRequest).with_detail("limit must be 1 to 200"));
        }
        let after = cursor.map(|cursor| decode(cursor).ok_or(())).transpose();
        match after {
            Ok(after) => Ok(Self { after, limit }),
            Err(()) => Err(Problem::from(Kind::BadRequest)
                .with_detail("cursor must be the next of an earlier page")),
        }
    }

    /// One more than wanted, to see whether there is a next page.
    pub(crate) fn fetch(&self) -> u32 {
        self.limit + 1
    }

    /// Makes a page of the rows fetched, each with its key.
    pub(crate) fn page<T>(&self, mut rows: Vec<(K, T)>, total: u32) -> Outcome<Page<T>> {
        let limit = usize::try_from(self.limit).map_err(Problem::internal)?;
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = match rows.last() {
            Some((key, _)) if more => Some(encode(key)?),
            _ => None,
        };
        let items = rows.into_iter().map(|(_, item)| item).collect();
        Ok(Page { items, next, total })
    }
}

fn encode<K: Serialize>(key: &K) -> Outcome<String> {
    let json = serde_json::to_vec(key).map_err(Problem::internal)?;
    Ok(URL_SAFE_NO_PAD.encode(json))
}

fn decode<K: DeserializeOwned>(cursor: &str) -> Option<K> {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(cursor).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_knows_whether_there_is_another() {
        let part = Part::<i64>::read(None, Some(2)).unwrap();
        let page = part.page(vec![(1, 'a'), (2, 'b'), (3, 'c')], 3).unwrap();
        assert_eq!(page.items, ['a', 'b']);
        let next = Part::<i64>::read(page.next.as_deref(), Some(2)).unwrap();
        assert_eq!(next.after, Some(2));
        assert_eq!(next.page(vec![(3, 'c')], 3).unwrap().next, None);
    }

    #[test]
    fn broken_cursors_and_limits_are_refused() {
        assert!(Part::<i64>::read(Some("%%"), None).is_err());
        assert!(Part::<i64>::read(None, Some(0)).is_err());
        assert!(Part::<i64>::read(None, Some(201)).is_err());
    }
}
