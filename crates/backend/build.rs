//! The demo content is embedded; a new file there means a new build.

fn main() {
    println!("cargo:rerun-if-changed=demo");
    println!("cargo:rerun-if-changed=migrations");
}
