//! Starts the portal; everything else is in the library.

fn main() {
    raati_portal::start();
}
