//! rich_text: in the making.
