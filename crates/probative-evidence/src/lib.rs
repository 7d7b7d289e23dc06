//! Bytes to tables and layers, each checked against its hash.
