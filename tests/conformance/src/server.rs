//! A kit that runs: installed, filled with the seed, reachable on loopback, ended when dropped.

use std::net::TcpListener;
use std::time::Instant;

use tempfile::TempDir;

use crate::failure::OrMend;
use crate::group::Group;
use crate::run::{CONTENT, Run};
use crate::stored::Storage;
use crate::{Failure, Kit, Noun};

/// A running backend.
#[derive(Debug)]
pub struct Server {
    // Fields are dropped in this order: first the server ends, then its database and files go.
    _running: Group,
    storage: Storage,
    files: TempDir,
    kit: Kit,
    base: String,
}

impl Server {
    /// Starts a kit on a free port.
    pub fn start(kit: Kit) -> Result<Self, Failure> {
        Self::start_on(kit, free_port()?)
    }

    /// Starts a kit on a port of 127.0.0.1.
    pub fn start_on(kit: Kit, port: u16) -> Result<Self, Failure> {
        let recipe = kit.recipe();
        let run = Run::prepare(&recipe, port)?;
        let began = Instant::now();
        for step in recipe.before {
            run.to_its_end(step)?;
        }
        let mut running = Group::start(&run.command(&recipe.serve), &run.log())?;
        run.wait(&mut running, recipe.ready)?;
        for step in recipe.after {
            run.to_its_end(step)?;
        }
        eprintln!("{kit} answers after {:.1} s", began.elapsed().as_secs_f32());
        let base = format!("{}{}", run.origin, recipe.base);
        Ok(Self {
            _running: running,
            storage: run.storage,
            files: run.files,
            kit,
            base,
        })
    }

    /// The address that a profile's paths are relative to, without a slash at its end.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Which kit it is.
    pub fn kit(&self) -> Kit {
        self.kit
    }

    /// What it was filled with: `seed.json` and `answers.json` with absolute times.
    pub fn content(&self) -> Result<String, Failure> {
        std::fs::read_to_string(self.files.path().join(CONTENT))
            .or_mend("no content", "leave the kit's folder while it runs")
    }

    /// How many of them are stored, by the storage's own account.
    pub fn rows(&self, noun: Noun) -> Result<u64, Failure> {
        self.storage.count(self.kit, noun)
    }
}

/// A port that nobody listens on.
pub(crate) fn free_port() -> Result<u16, Failure> {
    TcpListener::bind(("127.0.0.1", 0))
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .or_mend("no port is free", "end programs that listen on 127.0.0.1")
}
