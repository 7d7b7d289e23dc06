//! Puts a public argument about places and policy to the test.
