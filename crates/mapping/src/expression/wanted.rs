//! What of an answer expressions can look at, told from their text: a backend's record often has five times as many
//! fields, and reading what nobody looks at costs more than mapping the rest.
//!
//! Lists are looked through: what is wanted of one is wanted of each of its items, and none is left out. Where it cannot
//! be told for sure, everything below is wanted; so is what is only asked whether it is true, since an object without
//! its fields would be false.

mod walk;

/// Names, and what is wanted below them.
#[derive(Debug, Clone)]
pub struct Wanted {
    spots: Vec<Below>,
}

/// A place in [`Wanted`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot(usize);

#[derive(Debug, Clone, Default)]
struct Below {
    whole: bool,
    /// The [`mark`]s of its fields' names.
    marks: u64,
    fields: Vec<(String, Spot)>,
}

impl Wanted {
    /// Where all begins.
    pub const ROOT: Spot = Spot(0);

    /// Below here everything is wanted.
    const WHOLE: Spot = Spot(1);

    /// Nothing yet.
    pub fn nothing() -> Self {
        let whole = Below {
            whole: true,
            ..Below::default()
        };
        Self {
            spots: vec![Below::default(), whole],
        }
    }

    /// Everything; and so is the root's every field.
    pub fn everything() -> (Self, Spot) {
        (Self::nothing(), Self::WHOLE)
    }

    /// What is wanted of a field; `None` where the field is not.
    pub fn below(&self, spot: Spot, name: &str) -> Option<Spot> {
        let below = self.spots.get(spot.0)?;
        if below.whole {
            return Some(Self::WHOLE);
        }
        if below.marks & mark(name) == 0 {
            return None;
        }
        let mut fields = below.fields.iter();
        let field = fields.find(|(known, _)| known == name);
        field.map(|(_, spot)| *spot)
    }

    /// How many fields are wanted here, if not all.
    pub fn len(&self, spot: Spot) -> usize {
        self.spots.get(spot.0).map_or(0, |below| below.fields.len())
    }

    /// The field, which is wanted from now on, if only for being there.
    pub fn enter(&mut self, spot: Spot, name: &str) -> Spot {
        if let Some(spot) = self.below(spot, name) {
            return spot;
        }
        let next = Spot(self.spots.len());
        self.spots.push(Below::default());
        if let Some(below) = self.spots.get_mut(spot.0) {
            below.marks |= mark(name);
            below.fields.push((name.to_owned(), next));
        }
        next
    }

    /// All of what is here.
    pub fn take_whole(&mut self, spot: Spot) {
        if let Some(below) = self.spots.get_mut(spot.0) {
            below.whole = true;
        }
    }
}

/// One of 64 bits, by which most names that are not wanted are told without comparing them to any.
fn mark(name: &str) -> u64 {
    let bytes = name.as_bytes();
    let last = bytes.last().copied().unwrap_or_default();
    1 << ((bytes.len() * 7 + usize::from(last)) % 64)
}
