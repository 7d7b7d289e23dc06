//! Claims to findings: one test per claim kind, one rule for the verdict.
