//! word_cloud: in the making.
