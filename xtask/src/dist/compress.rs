//! Lays a `.br` and a `.gz` beside every file that shrinks, so that no server spends time on it.

use super::{files_under, write};
use crate::digest;
use crate::failure::{Failure, OrMend};
use flate2::{Compression, write::GzEncoder};
use std::io::Write;
use std::path::Path;

/// Kinds that shrink; pictures are compressed already.
const KINDS: [&str; 11] = [
    "html",
    "js",
    "mjs",
    "css",
    "json",
    "svg",
    "wasm",
    "webmanifest",
    "txt",
    "xml",
    "ico",
];

/// Compresses the files of a folder.
pub(crate) fn folder(dist: &Path) -> Result<(), Failure> {
    for file in files_under(dist).into_iter().filter(|file| shrinks(file)) {
        let path = dist.join(&file);
        let content = digest::read(&path)?;
        for (ending, packed) in [("br", brotli(&content)?), ("gz", gzip(&content)?)] {
            if packed.len() < content.len() {
                write(&dist.join(format!("{}.{ending}", file.display())), packed)?;
            }
        }
    }
    Ok(())
}

fn shrinks(file: &Path) -> bool {
    file.extension()
        .and_then(|kind| kind.to_str())
        .is_some_and(|kind| KINDS.contains(&kind))
}

/// Brotli at its highest quality.
fn brotli(content: &[u8]) -> Result<Vec<u8>, Failure> {
    let mut packed = Vec::new();
    let settings = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    let mut source = content;
    brotli::BrotliCompress(&mut source, &mut packed, &settings).or_mend("brotli failed", TELL)?;
    Ok(packed)
}

/// Gzip at its highest level, without a time stamp.
fn gzip(content: &[u8]) -> Result<Vec<u8>, Failure> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content).or_mend("gzip failed", TELL)?;
    encoder.finish().or_mend("gzip failed", TELL)
}

const TELL: &str = "free some memory and run `cargo xtask dist` again";

#[cfg(test)]
mod tests {
    use super::super::{remove, scratch};
    use super::*;
    use std::io::Read;

    #[test]
    fn packed_files_unpack_to_what_they_were() {
        let content = "panel poll event ".repeat(400).into_bytes();
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut brotli(&content).unwrap().as_slice(), &mut unpacked).unwrap();
        assert_eq!(unpacked, content);
        unpacked.clear();
        let packed = gzip(&content).unwrap();
        flate2::read::GzDecoder::new(packed.as_slice())
            .read_to_end(&mut unpacked)
            .unwrap();
        assert_eq!(unpacked, content);
    }

    #[test]
    fn only_what_shrinks_is_packed() {
        let dist = scratch("compress");
        write(&dist.join("a.css"), "a { color: red }\n".repeat(50)).unwrap();
        write(&dist.join("tiny.txt"), "x").unwrap();
        write(&dist.join("icon.png"), "png ".repeat(50)).unwrap();
        folder(&dist).unwrap();
        let names: Vec<String> = files_under(&dist)
            .iter()
            .map(|path| path.display().to_string())
            .collect();
        assert_eq!(
            names,
            ["a.css", "a.css.br", "a.css.gz", "icon.png", "tiny.txt"]
        );
        remove(&dist).unwrap();
    }
}
