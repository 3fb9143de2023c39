//! What people wrote, as a picture: in the making.
