//! What expressions see of a record, or of an item in it: its fields, and everything else under `_`.

use std::collections::BTreeMap;

use jmespath::{Rcvar, Variable};

use crate::gather;
use crate::seen::Seen;

/// The root for a record: those of its fields that are seen, with everything else under `_`. A record that is no object
/// is `value`.
pub fn record_root(record: &Rcvar, context: &Rcvar, seen: &Seen) -> Rcvar {
    let mut fields = match (&**record, seen) {
        (Variable::Object(fields), Seen::All) => fields.clone(),
        (Variable::Object(fields), Seen::These(names)) => {
            let field = |name: &String| Some((name.clone(), Rcvar::clone(fields.get(name)?)));
            gather::fields(&mut names.iter().filter_map(field))
        }
        _ => gather::fields(&mut std::iter::once((
            "value".to_owned(),
            Rcvar::clone(record),
        ))),
    };
    fields.insert("_".to_owned(), Rcvar::clone(context));
    Rcvar::new(Variable::Object(fields))
}

/// The root for an item of a list: `_` stays, and gets the record around as `_.record`. Where there is no record around,
/// `_` is the root itself, without the answer.
pub(crate) fn below(item: &Rcvar, record: &Rcvar) -> Rcvar {
    let around = record.get_field("_");
    let mut context = match (&*around, &**record) {
        (Variable::Object(fields), _) => fields.clone(),
        (_, Variable::Object(root)) => {
            let mut root = root.clone();
            root.remove("body");
            root
        }
        _ => BTreeMap::new(),
    };
    context.insert("record".to_owned(), Rcvar::clone(record));
    record_root(item, &Rcvar::new(Variable::Object(context)), &Seen::All)
}
