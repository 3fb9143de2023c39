//! `raati probe`.

use raati::probe;

use super::{Failure, say, say_json};
use crate::arguments;

/// Whether anything was found. What was asked and guessed goes to stderr, so that the draft alone is on stdout.
pub(crate) fn probed(options: &arguments::Probe) -> Result<bool, Failure> {
    let found = probe::look(&options.url)?;
    let draft = format!("{}\n", serde_json::to_string_pretty(&found.profile)?);
    if let Some(path) = &options.output {
        std::fs::write(path, &draft).map_err(|cause| format!("{}: {cause}", path.display()))?;
    }
    if options.json {
        say_json(&found)?;
    } else {
        eprintln!(
            "{}: {}, {} requests",
            options.url,
            found.product,
            found.asked.len()
        );
        for guess in &found.guesses {
            eprintln!("  {guess}");
        }
        match &options.output {
            Some(path) => {
                let path = path.display();
                eprintln!("wrote {path}; go on with: raati check {path} && raati doctor {path}");
            }
            None => say(&draft),
        }
    }
    Ok(found.is_drafted)
}
