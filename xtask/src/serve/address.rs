//! Which address to listen on, and which to print. Says which port to take when the wanted one is taken.

use crate::failure::Failure;
use std::io::ErrorKind;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, UdpSocket};

/// Before the long build: can the backend listen there afterwards?
pub(crate) fn check_free(host: IpAddr, port: u16) -> Result<(), Failure> {
    let error = match TcpListener::bind((host, port)) {
        Ok(_) => return Ok(()),
        Err(error) => error.kind(),
    };
    Err(match error {
        ErrorKind::AddrInUse => {
            let free =
                next_free(host, port).map_or_else(String::new, |free| format!(" --port {free}"));
            Failure::new(
                format!("port {port} is in use"),
                format!("run `cargo xtask serve{free}`, or stop the program that listens there"),
            )
        }
        ErrorKind::PermissionDenied => Failure::new(
            format!("port {port} is reserved for root"),
            "run `cargo xtask serve --port 8080`, or any port over 1023",
        ),
        _ => Failure::new(
            format!("{host} is no address of this machine"),
            "leave `--host` out, or use `--host 0.0.0.0` to be reached from a phone",
        ),
    })
}

fn next_free(host: IpAddr, port: u16) -> Option<u16> {
    (port.saturating_add(1)..=u16::MAX)
        .take(100)
        .find(|port| TcpListener::bind((host, *port)).is_ok())
}

/// The address for a browser on this machine.
pub(crate) fn on_this_machine(host: IpAddr, port: u16) -> String {
    let reachable = if host.is_unspecified() {
        IpAddr::V4(Ipv4Addr::LOCALHOST)
    } else {
        host
    };
    format!("http://{}", SocketAddr::new(reachable, port))
}

/// The address for another device, when the backend listens to the network.
pub(crate) fn for_phones(host: IpAddr, port: u16) -> Option<String> {
    if host.is_loopback() {
        return None;
    }
    let reachable = if host.is_unspecified() {
        address_in_network()?
    } else {
        host
    };
    Some(format!("http://{}", SocketAddr::new(reachable, port)))
}

/// The address this machine would send from; asking sends nothing. The target is of RFC 5737's
/// documentation range.
fn address_in_network() -> Option<IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    let address = socket.local_addr().ok()?.ip();
    (!address.is_unspecified() && !address.is_loopback()).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

    #[test]
    fn a_taken_port_is_told_with_a_free_one() {
        let taken = TcpListener::bind((HERE, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let told = check_free(HERE, port).unwrap_err().to_string();
        assert!(
            told.contains("is in use") && told.contains("cargo xtask serve --port"),
            "{told}"
        );
        drop(taken);
        assert!(check_free(HERE, port).is_ok());
    }

    #[test]
    fn a_foreign_address_is_told_as_such() {
        let foreign = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1));
        assert!(
            check_free(foreign, 8080)
                .unwrap_err()
                .to_string()
                .contains("--host 0.0.0.0")
        );
    }

    #[test]
    fn addresses_are_ones_a_browser_can_open() {
        let everywhere = IpAddr::V4(Ipv4Addr::UNSPECIFIED);
        assert_eq!(on_this_machine(everywhere, 8080), "http://127.0.0.1:8080");
        assert_eq!(
            on_this_machine("::1".parse().unwrap(), 80),
            "http://[::1]:80"
        );
        assert_eq!(for_phones(HERE, 8080), None);
        let lan = IpAddr::V4(Ipv4Addr::new(192, 168, 1, 7));
        assert_eq!(
            for_phones(lan, 8080).as_deref(),
            Some("http://192.168.1.7:8080")
        );
    }
}
