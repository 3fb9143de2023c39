//! Kits on Node with a database.
