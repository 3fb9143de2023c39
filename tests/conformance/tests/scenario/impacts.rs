//! What changed because people took part.

use connect::calls;

use super::facts;
use super::ids::{Known, seeded};
use super::scene::Scene;

/// What changed, newest first.
pub(super) fn list(scene: &Scene, known: &Known) {
    let (impacts, _) = scene.portal.all(calls::impacts);
    assert_eq!(impacts.len(), scene.seed.impacts.len());
    for (impact, expected) in impacts.iter().zip(&scene.seed.impacts) {
        scene.assert_same(
            "impacts",
            facts::impact(impact, &|noun, id| known.of(noun, id)),
            facts::impact(expected, &seeded),
        );
    }
}
