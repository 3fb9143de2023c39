//! Kits on Python with PostgreSQL.
