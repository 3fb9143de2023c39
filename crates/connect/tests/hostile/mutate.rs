//! Changes JSON by chance: leaves out, doubles, retypes, renames, swaps and replaces.

use serde_json::{Value, json};

use crate::chance::Chance;
use crate::strings;

/// Changes so many nodes.
pub(crate) fn mutate(value: &mut Value, times: usize, names: &[String], chance: &mut Chance) {
    for _ in 0..times {
        let donor = pick(value, chance).clone();
        let target = pick_mut(value, chance);
        change(target, donor, names, chance);
    }
}

fn change(target: &mut Value, donor: Value, names: &[String], chance: &mut Chance) {
    match chance.below(9) {
        0 => remove(target, chance),
        1 => double(target, names, chance),
        2 => rename(target, names, chance),
        3 => *target = donor,
        4 => *target = retyped(std::mem::take(target), names, chance),
        5 => *target = strings::hostile(chance).into(),
        6 | 7 => match target {
            Value::String(text) => *text = strings::faulty(text, chance),
            Value::Number(_) => *target = number(chance),
            Value::Object(fields) => {
                let name = name(names, chance);
                fields.insert(name, strings::hostile(chance).into());
            }
            Value::Array(items) => items.push(donor),
            Value::Bool(flag) => *flag = !*flag,
            Value::Null => *target = donor,
        },
        _ => {
            if let Value::Array(items) = target {
                // Long lists find what takes too long.
                let one = items.first().cloned().unwrap_or_default();
                let few = one.to_string().len() < 2_000 && chance.one_in(4);
                items.extend(std::iter::repeat_n(one, if few { 400 } else { 5 }));
            } else {
                *target = number(chance);
            }
        }
    }
}

fn remove(target: &mut Value, chance: &mut Chance) {
    match target {
        Value::Object(fields) if !fields.is_empty() => {
            let name = fields
                .keys()
                .nth(chance.below(fields.len()))
                .cloned()
                .unwrap();
            fields.remove(&name);
        }
        Value::Array(items) if !items.is_empty() => {
            items.remove(chance.below(items.len()));
        }
        target => *target = Value::Null,
    }
}

fn double(target: &mut Value, names: &[String], chance: &mut Chance) {
    match target {
        Value::Object(fields) if !fields.is_empty() => {
            let value = fields
                .values()
                .nth(chance.below(fields.len()))
                .cloned()
                .unwrap();
            fields.insert(name(names, chance), value);
        }
        Value::Array(items) if !items.is_empty() => {
            let item = items[chance.below(items.len())].clone();
            items.insert(chance.below(items.len()), item);
        }
        _ => {}
    }
}

fn rename(target: &mut Value, names: &[String], chance: &mut Chance) {
    if let Value::Object(fields) = target
        && !fields.is_empty()
    {
        let old = fields
            .keys()
            .nth(chance.below(fields.len()))
            .cloned()
            .unwrap();
        let value = fields.remove(&old).unwrap();
        fields.insert(name(names, chance), value);
    }
}

fn name(names: &[String], chance: &mut Chance) -> String {
    if names.is_empty() || chance.one_in(8) {
        return strings::hostile(chance);
    }
    chance.pick(names).clone()
}

fn number(chance: &mut Chance) -> Value {
    let numbers = [
        json!(0),
        json!(-1),
        json!(1),
        json!(60),
        json!(4_294_967_296_u64),
        json!(u64::MAX),
        json!(i64::MIN),
        json!(1e308),
        json!(-1e308),
        json!(5e-324),
        json!(0.1),
        json!(1.0),
        json!(9_007_199_254_740_993_u64),
        json!(1_795_000_000_000_i64),
    ];
    chance.pick(&numbers).clone()
}

fn retyped(value: Value, names: &[String], chance: &mut Chance) -> Value {
    match chance.below(8) {
        0 => Value::Null,
        1 => true.into(),
        2 => json!([value]),
        3 => json!({ name(names, chance): value }),
        4 => value.to_string().into(),
        5 => json!([]),
        6 => json!({}),
        _ => {
            let depth = 1 << chance.below(8);
            (0..depth).fold(value, |inner, _| json!([inner]))
        }
    }
}

fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(fields) => fields.values().map(count).sum(),
        _ => 0,
    }
}

fn pick<'a>(value: &'a Value, chance: &mut Chance) -> &'a Value {
    let mut at = chance.below(count(value));
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        if at == 0 {
            return value;
        }
        at -= 1;
        match value {
            Value::Array(items) => open.extend(items),
            Value::Object(fields) => open.extend(fields.values()),
            _ => {}
        }
    }
    value
}

fn pick_mut<'a>(value: &'a mut Value, chance: &mut Chance) -> &'a mut Value {
    let at = chance.below(count(value));
    nth(value, at)
}

/// The node with this number, the root being 0.
fn nth(value: &mut Value, at: usize) -> &mut Value {
    let mut left = at;
    if left == 0 {
        return value;
    }
    left -= 1;
    let inner: Vec<&mut Value> = match value {
        Value::Array(items) => items.iter_mut().collect(),
        Value::Object(fields) => fields.values_mut().collect(),
        _ => Vec::new(),
    };
    for one in inner {
        let size = count(one);
        if left < size {
            return nth(one, left);
        }
        left -= size;
    }
    unreachable!("the numbers are below the count")
}
