//! Lays the sprite of all icons into the folder, under the name by content that the portal's build script gave it
//! and the wasm knows.

use super::page::Page;
use super::{read_text, write};
use crate::digest;
use crate::failure::Failure;
use std::path::Path;

/// Adds the sprite to the folder; the page learns of it as `SPRITE`.
pub(crate) fn publish(
    source: &Path,
    from_build_script: &Path,
    dist: &Path,
    page: &mut Page,
) -> Result<(), Failure> {
    let name = read_text(&from_build_script.join("sprite.txt"))?;
    write(&dist.join(&name), digest::read(source)?)?;
    page.fill("SPRITE", &format!("/{name}"))
}

#[cfg(test)]
mod tests {
    use super::super::{remove, scratch};
    use super::*;

    #[test]
    fn the_sprite_has_the_name_that_the_wasm_knows() {
        let root = scratch("sprite");
        let (source, page) = (root.join("icons.svg"), root.join("index.html"));
        write(&source, "<svg/>").unwrap();
        write(&root.join("sprite.txt"), "icons-0123456789abcdef.svg").unwrap();
        write(&page, "<use href=__SPRITE__#mark>").unwrap();
        let mut filled = Page::read(&page).unwrap();
        publish(&source, &root, &root.join("dist"), &mut filled).unwrap();
        let sprite = root.join("dist/icons-0123456789abcdef.svg");
        assert_eq!(read_text(&sprite).unwrap(), "<svg/>");
        filled.write(&page).unwrap();
        let html = read_text(&page).unwrap();
        assert_eq!(html, "<use href=/icons-0123456789abcdef.svg#mark>");
        remove(&root).unwrap();
    }
}
