//! What every request passes on its way in and every answer on its way out.

pub(crate) mod cors;
pub(crate) mod etag;
pub(crate) mod extract;
pub(crate) mod fault;
pub(crate) mod guard;
pub(crate) mod headers;
pub(crate) mod listener;
pub(crate) mod log;
pub(crate) mod media;
pub(crate) mod portal_files;
pub(crate) mod rate;
pub(crate) mod reply;
