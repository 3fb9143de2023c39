//! How a server is to run.

use std::net::{IpAddr, Ipv4Addr};
use std::num::NonZeroU32;
use std::path::PathBuf;

/// How a server is to run; [`Config::new`] gives what suits tests and small organisations.
#[derive(Debug, Clone)]
pub struct Config {
    /// The SQLite file; made when it is not there.
    pub db: PathBuf,
    /// The address to listen on.
    pub host: IpAddr,
    /// The port to listen on; 0 takes a free one.
    pub port: u16,
    /// The portal's static folder, served beside the API.
    pub portal: Option<PathBuf>,
    /// Whether tests may ask for faults.
    pub faults: bool,
    /// Requests a second from one address; four times as many at once.
    pub rate: NonZeroU32,
    /// Invitation codes tried a minute from one address.
    pub code_rate: NonZeroU32,
    /// Other origins that may call the API, as `https://host`.
    pub allow_origins: Vec<String>,
    /// Whether a TLS proxy stands in front: cookies are `Secure`, `X-Forwarded-For` is believed.
    pub behind_proxy: bool,
}

impl Config {
    /// On 127.0.0.1 at a free port, API only.
    pub fn new(db: impl Into<PathBuf>) -> Self {
        let fifty = NonZeroU32::MIN.saturating_add(49);
        let ten = NonZeroU32::MIN.saturating_add(9);
        Self {
            db: db.into(),
            host: Ipv4Addr::LOCALHOST.into(),
            port: 0,
            portal: None,
            faults: false,
            rate: fifty,
            code_rate: ten,
            allow_origins: Vec::new(),
            behind_proxy: false,
        }
    }
}
