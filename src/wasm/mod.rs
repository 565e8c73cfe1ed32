//! The boundary: decode, call, encode. The only exports of the module, and no plan logic.

mod clock;
mod convert;
mod device;
mod functions;
mod plan;
mod record;
mod shelf;
mod supply;
mod window;

pub use device::{Evenkeel, Proposal};
pub use functions::{
    describe_dose, describe_limits, describe_medicine, describe_schedule, describe_schedules, describe_time,
    next_doses, occurrence_instants, occurrences, version,
};
pub use plan::{attainment_score, smart_questions};
pub use record::RecordHandle;
