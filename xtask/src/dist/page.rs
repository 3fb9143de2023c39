//! `index.html` on its way to the phone: its placeholders are filled with the addresses of hashed files. Refuses
//! a file that the page has no place for, and a place that stays empty.

use super::{read_text, write};
use crate::digest;
use crate::failure::Failure;
use std::path::Path;

/// The page, partly filled. A placeholder is a name in capitals between double underscores, as in `__STYLE__`.
pub(crate) struct Page {
    html: String,
}

impl Page {
    /// Reads the page and leaves out what only its authors need: indentation and comments.
    pub(crate) fn read(source: &Path) -> Result<Self, Failure> {
        let text = read_text(source)?;
        let lines = text.lines().map(str::trim);
        let lines = lines.filter(|line| !(line.starts_with("<!--") && line.ends_with("-->")));
        Ok(Self {
            html: lines.collect::<Vec<_>>().join("\n"),
        })
    }

    /// Writes a value in the places of this name.
    pub(crate) fn fill(&mut self, name: &str, value: &str) -> Result<(), Failure> {
        let placeholder = format!("__{name}__");
        if !self.html.contains(&placeholder) {
            return Err(Failure::new(
                format!("index.html does not name {placeholder}"),
                "put the placeholder where the page needs the address of the file",
            ));
        }
        self.html = self.html.replace(&placeholder, value);
        Ok(())
    }

    /// Like [`Page::fill`], for what the page need not know.
    pub(crate) fn offer(&mut self, name: &str, value: &str) {
        self.html = self.html.replace(&format!("__{name}__"), value);
    }

    /// Adds a file named by its content to the folder, and gives its path there. Its address goes to the places
    /// of this name, its digest to those of the name with `_INTEGRITY`.
    pub(crate) fn publish(
        &mut self,
        name: &str,
        file: &Named<'_>,
        dist: &Path,
    ) -> Result<String, Failure> {
        let path = file.write(dist)?;
        self.fill(name, &format!("/{path}"))?;
        self.offer(
            &format!("{name}_INTEGRITY"),
            &digest::integrity(file.content),
        );
        Ok(path)
    }

    /// Writes the page, when every place is filled.
    pub(crate) fn write(self, target: &Path) -> Result<(), Failure> {
        if let Some(empty) = empty_place(&self.html) {
            return Err(Failure::new(
                format!("nothing was made for {empty} of index.html"),
                "mend its spelling, or make it in xtask/src/dist",
            ));
        }
        write(target, self.html)
    }
}

/// A file to be named by its content, so that it may be cached for ever.
pub(crate) struct Named<'a> {
    /// Path within the folder, less digest and ending.
    pub(crate) stem: &'a str,
    pub(crate) ending: &'a str,
    pub(crate) content: &'a [u8],
}

impl Named<'_> {
    /// Writes the file and gives its path within the folder.
    pub(crate) fn write(&self, dist: &Path) -> Result<String, Failure> {
        let Self {
            stem,
            ending,
            content,
        } = self;
        let path = format!("{stem}-{}.{ending}", digest::short(content));
        write(&dist.join(&path), content)?;
        Ok(path)
    }
}

fn empty_place(html: &str) -> Option<String> {
    let capital = |byte: u8| byte.is_ascii_uppercase() || byte == b'_';
    let mut parts = html.split("__").skip(1);
    let place = parts.find(|part| !part.is_empty() && part.bytes().all(capital));
    place.map(|name| format!("__{name}__"))
}

#[cfg(test)]
mod tests {
    use super::super::{remove, scratch};
    use super::*;

    fn page(html: &str) -> Page {
        Page {
            html: html.to_owned(),
        }
    }

    #[test]
    fn the_page_names_files_by_content_with_their_digest() {
        let dist = scratch("page");
        let mut filled = page("<link href=__STYLE__ integrity=__STYLE_INTEGRITY__>");
        let sheet = Named {
            stem: "raati",
            ending: "css",
            content: b"abc",
        };
        let path = filled.publish("STYLE", &sheet, &dist).unwrap();
        assert_eq!(path, "raati-ba7816bf8f01cfea.css");
        assert_eq!(read_text(&dist.join(&path)).unwrap(), "abc");
        let target = dist.join("index.html");
        filled.write(&target).unwrap();
        let integrity = digest::integrity(b"abc");
        assert_eq!(
            read_text(&target).unwrap(),
            format!("<link href=/{path} integrity={integrity}>")
        );
        remove(&dist).unwrap();
    }

    #[test]
    fn a_place_without_file_and_a_file_without_place_are_refused() {
        let failure = page("<i class=ui-top-bar__name>").fill("STYLE", "/a.css");
        assert!(failure.unwrap_err().what.contains("__STYLE__"));
        let failure = page("<i class=a__b href=__WORDS_FI__>").write(Path::new("/nowhere"));
        assert!(failure.unwrap_err().what.contains("__WORDS_FI__"));
        assert_eq!(empty_place("<i class=ui-top-bar__name>"), None);
    }

    #[test]
    fn indentation_and_comments_stay_at_home() {
        let folder = scratch("page-source");
        let source = folder.join("index.html");
        write(&source, "<p>\n  <!-- why -->\n    Hello\n</p>\n").unwrap();
        assert_eq!(Page::read(&source).unwrap().html, "<p>\nHello\n</p>");
        remove(&folder).unwrap();
    }
}
