//! Starts and stops a server.

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::app::{App, router};
use crate::config::Config;
use crate::http::listener::{Breakable, Peer};
use crate::store::database::{Database, OpenError};

/// How long requests under way may take after a stop.
const DRAIN: Duration = Duration::from_secs(10);

/// The server could not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The address is taken or not ours.
    #[error("cannot listen on {address}: {cause}; choose another --port")]
    Listen {
        /// Which address.
        address: SocketAddr,
        /// Why.
        cause: io::Error,
    },
    /// The database cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
}

/// A server that runs until it is stopped or dropped.
#[derive(Debug)]
pub struct Running {
    /// Where it listens; the real port, when 0 was asked for.
    pub address: SocketAddr,
    stop: watch::Sender<bool>,
    task: JoinHandle<io::Result<()>>,
}

/// Starts a server; it listens when this returns. Tests start theirs so:
///
/// ```no_run
/// # async fn example() -> Result<(), raati_backend::StartError> {
/// let running = raati_backend::start(raati_backend::Config::new("raati.db")).await?;
/// println!("http://{}", running.address);
/// running.stop().await;
/// # Ok(()) }
/// ```
pub async fn start(config: Config) -> Result<Running, StartError> {
    let address = SocketAddr::new(config.host, config.port);
    let db = Database::open(&config.db)?;
    let failed = |cause| StartError::Listen { address, cause };
    let listener = TcpListener::bind(address).await.map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    let router = router(App::new(db, config));
    let service = router.into_make_service_with_connect_info::<Peer>();
    let (stop, mut stopped) = watch::channel(false);
    let serving = axum::serve(Breakable(listener), service).with_graceful_shutdown(async move {
        // An error means that the handle was dropped, which stops the server too.
        let _ = stopped.wait_for(|stop| *stop).await;
    });
    let task = tokio::spawn(async move { serving.await });
    Ok(Running {
        address,
        stop,
        task,
    })
}

impl Running {
    /// Takes no more requests, lets those under way finish for up to ten seconds, and ends.
    pub async fn stop(self) {
        self.stop.send_replace(true);
        let abort = self.task.abort_handle();
        if tokio::time::timeout(DRAIN, self.task).await.is_err() {
            abort.abort();
        }
    }
}
