//! Fewest dosing times.
