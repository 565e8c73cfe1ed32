//! The native tests, one module a subject.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod support;

mod actions;
mod adherence;
mod alike;
mod amounts;
mod any;
mod any_text;
mod as_needed;
mod attainment;
mod covered;
mod data;
mod describe;
mod device;
mod dose_patterns;
mod dose_range;
mod doses;
mod expansion;
mod far_more;
mod folding;
mod gaps;
mod goals;
mod json;
mod layers;
mod ledger_properties;
mod limits;
mod links;
mod medicines;
mod ninety_days;
mod past_doses;
mod patterns;
mod pauses;
mod pco;
mod plan;
mod preview;
mod quantities;
mod records;
mod recurrence;
mod report;
mod report_plan;
mod scenarios;
mod schedules;
mod segments;
mod simplify;
mod simplify_search;
mod stores;
mod supply;
mod supply_words;
mod tapers;
mod templates;
mod today;
mod versions;
mod wording;
mod zones;
