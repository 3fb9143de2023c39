//! Puts things into maps and into order. `collect` into a map and the sorts of the standard library are copied anew for every
//! type and closure, some kilobytes each, which a phone would have to fetch: here each is there once.

use std::collections::BTreeMap;

use jmespath::Rcvar;

/// An object of the expression language.
pub type Fields = BTreeMap<String, Rcvar>;

/// The later of two with one name counts.
pub fn fields(pairs: &mut dyn Iterator<Item = (String, Rcvar)>) -> Fields {
    let mut fields = Fields::new();
    for (name, value) in pairs {
        fields.insert(name, value);
    }
    fields
}

/// Sorts by a key; what has the same one keeps its order.
pub fn sort<T>(items: &mut Vec<T>, key: impl Fn(&T) -> (bool, i64)) {
    let mut slots: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    let keys = slots.iter().flatten().map(key).collect();
    for place in order(keys) {
        items.extend(slots.get_mut(place).and_then(Option::take));
    }
}

/// The places in the order of their keys.
fn order(keys: Vec<(bool, i64)>) -> Vec<usize> {
    let mut numbered: Vec<_> = keys.into_iter().zip(0..).collect();
    numbered.sort_unstable();
    numbered.into_iter().map(|(_, place)| place).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn equal_keys_keep_their_order() {
        let mut items = vec![("b", 2), ("a", 1), ("c", 2), ("d", 0)];
        super::sort(&mut items, |item| (false, item.1));
        assert_eq!(items, [("d", 0), ("a", 1), ("b", 2), ("c", 2)]);
    }
}
