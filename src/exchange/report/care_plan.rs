//! The plan on paper, apart from its goals: who the person is, what troubles and helps them, who does what, what comes next.

use serde::Serialize;

use super::{Cell, Line, Part, Tone, Writer, plain_cell};
use chrono::NaiveDate;

use crate::domain::action::{Action, EachWeek, When};
use crate::domain::appointment::AppointmentStatus;
use crate::domain::care_plan::GapKind;
use crate::domain::id::Id;
use crate::domain::medicine::Medicine;
use crate::domain::person::Person;
use crate::domain::referral::{Referral, ReferralStatus};
use crate::domain::schedule::Weekday;
use crate::domain::team::{Caregiver, Member};
use crate::domain::text::Words;
use crate::exchange::wording::{Value, Wording, zone_words};
use crate::planning::gaps::Gap;
use crate::planning::plan::{ActionItem, AppointmentItem, Plan};

/// What an entity is called where another one names it.
pub(super) struct Known {
    pub(super) id: Id,
    kind: &'static str,
    called: String,
    /// Over, out of the way, refused, or in the past: no longer said to help or to be in the way.
    is_over: bool,
    linked: Vec<Id>,
}

/// Everything that can be named.
pub(super) fn known(plan: &Plan, wording: &Wording) -> Vec<Known> {
    let mut known: Vec<Known> = Vec::new();
    let mut add = |kind, id: &Id, called: String, is_over| {
        let ends = plan.links.iter().filter_map(|link| match (&link.from, &link.to) {
            (from, to) if from == id => Some(to.clone()),
            (from, to) if to == id => Some(from.clone()),
            _ => None,
        });
        known.push(Known { id: id.clone(), kind, called, is_over, linked: ends.collect() });
    };
    for item in &plan.concerns {
        add("concern", &item.head.entity, item.concern.words.to_string(), item.concern.resolved.is_some());
    }
    for item in &plan.goals {
        add("goal", &item.head.entity, item.goal.words.to_string(), item.goal.lifecycle.is_over());
    }
    for item in &plan.barriers {
        add("barrier", &item.head.entity, item.what.words.to_string(), item.what.resolved.is_some());
    }
    for item in &plan.strengths {
        add("strength", &item.head.entity, item.what.words.to_string(), false);
    }
    for item in &plan.actions {
        add("action", &item.head.entity, item.action.words.to_string(), item.action.ended.is_some());
    }
    for item in &plan.referrals {
        let refused = item.what.status == ReferralStatus::Refused;
        add("referral", &item.head.entity, item.what.words.to_string(), refused);
    }
    for item in &plan.appointments {
        add("appointment", &item.head.entity, item.what.words.to_string(), !is_to_come(item));
    }
    for item in &plan.medicines {
        let Medicine { label, .. } = &item.medicine;
        let called = wording.medicine(label.name.as_str(), label.strength.as_ref().map(Words::as_str));
        add("medicine", &item.head.entity, called, item.is_stopped || item.over.is_some());
    }
    for item in &plan.members {
        add("member", &item.head.entity, item.member.name.to_string(), false);
    }
    if let Some(item) = &plan.person {
        add("person", &item.head.entity, item.person.called().to_string(), false);
    }
    known
}

fn is_to_come(item: &AppointmentItem) -> bool {
    !item.is_past && item.what.status == AppointmentStatus::Booked
}

/// It has begun, and nobody said what came of it.
fn waits_for_words(item: &AppointmentItem) -> bool {
    item.is_past && item.what.status == AppointmentStatus::Booked && item.what.outcome.is_none()
}

/// Whether the plan lacks this of an entity, left open or not.
fn lacks(plan: &Plan, kind: GapKind, id: &Id) -> bool {
    plan.gaps.iter().any(|gap| gap.kind == kind && gap.of.as_ref() == Some(id))
}

impl Writer {
    pub(super) fn care_plan(&mut self, plan: &Plan, part: Part) {
        self.closed(plan);
        if let Some(item) = &plan.person {
            self.person(&item.person);
        }
        self.strengths(plan);
        self.concerns(plan);
        self.barriers(plan);
        self.goals(plan);
        self.actions(plan);
        self.referrals(plan);
        self.appointments(plan);
        self.team(plan);
        self.reviews(plan);
        self.set_aside(plan, part);
        self.not_said(plan);
    }

    /// A message that belongs to a value of a list: `status-asked`.
    pub(super) fn named<T: Serialize>(&self, list: &str, value: &T) -> String {
        let name = serde_json::to_string(value).unwrap_or_default();
        self.say(&format!("{list}-{}", name.trim_matches('"')), &[])
    }

    pub(super) fn dated(&self, id: &str, date: NaiveDate) -> String {
        self.say(id, &[("date", Value::Text(&self.wording.date(date)))])
    }

    /// What entities are called, as a list; none where nothing is known of any.
    pub(super) fn called_of(&self, ids: &[Id]) -> Option<String> {
        let found = ids.iter().filter_map(|id| self.known.iter().find(|known| known.id == *id));
        let names: Vec<String> = found.map(|known| known.called.clone()).collect();
        (!names.is_empty()).then(|| self.wording.list(&names))
    }

    /// What is linked with an entity, a line each, what is over with that word; in the order of `ways`: a kind, and the
    /// message for it.
    pub(super) fn linked(&self, id: &Id, ways: &[(&str, &str)]) -> Vec<String> {
        let own = self.known.iter().find(|known| known.id == *id);
        let ends: Vec<&Known> = own
            .iter()
            .flat_map(|own| &own.linked)
            .filter_map(|end| self.known.iter().find(|known| known.id == *end))
            .collect();
        let of_kind = |(kind, message): &(&str, &str)| {
            let of_kind = ends.iter().filter(|end| end.kind == *kind);
            let said = of_kind.map(|end| {
                let said = self.say(message, &[("words", Value::Text(&end.called))]);
                if end.is_over { self.say("is-over", &[("words", Value::Text(&said))]) } else { said }
            });
            said.collect::<Vec<String>>()
        };
        ways.iter().flat_map(of_kind).collect()
    }

    pub(super) fn optional(&self, lines: &mut Vec<String>, id: &str, words: Option<&Words>) {
        lines.extend(words.map(|words| self.words(id, words)));
    }

    fn closed(&mut self, plan: &Plan) {
        let Some(closed) = plan.care_plan.as_ref().and_then(|item| item.what.closed.as_ref()) else { return };
        let date = self.wording.date(closed.on);
        let outcome = self.named("outcome", &closed.outcome);
        let said = [("date", Value::Text(&date)), ("outcome", Value::Text(&outcome))];
        self.paragraph(self.say("report-closed", &said), Tone::Strong);
        if let Some(note) = &closed.note {
            self.paragraph(note.to_string(), Tone::Plain);
        }
    }

    fn person(&mut self, person: &Person) {
        let mut about: Vec<(&str, &Words)> = Vec::new();
        about.extend(person.preferred_name.as_ref().map(|words| ("report-called", words)));
        about.extend(person.how_to_talk.as_ref().map(|words| ("report-how-to-talk", words)));
        about.extend(person.language.as_ref().map(|words| ("report-language", words)));
        about.extend(person.why_now.as_ref().map(|words| ("report-why-now", words)));
        if person.matters.is_some() || !about.is_empty() {
            self.heading(2, self.say("report-matters", &[]));
        }
        if let Some(matters) = &person.matters {
            self.paragraph(self.words("report-quote", matters), Tone::Quote);
        }
        for (id, words) in about {
            self.paragraph(self.words(id, words), Tone::Plain);
        }
    }

    fn strengths(&mut self, plan: &Plan) {
        let rows = plan.strengths.iter().map(|item| {
            let links = self.linked(&item.head.entity, &[("goal", "to-goal")]);
            vec![cell_of(&item.what.words, item.what.note.iter().map(Words::to_string)), self.cell(links)]
        });
        let rows = rows.collect();
        self.section("report-strengths", &[("column-strength", 50), ("column-helps", 50)], rows);
    }

    fn concerns(&mut self, plan: &Plan) {
        let rows = plan.concerns.iter().filter(|item| item.concern.resolved.is_none()).map(|item| {
            let about = item.concern.since.map(|since| self.dated("report-since", since));
            let about = about.into_iter().chain(item.concern.note.iter().map(Words::to_string));
            let mut planned = self.linked(&item.head.entity, &[("goal", "by-goal")]);
            if planned.is_empty() || lacks(plan, GapKind::ConcernWithoutGoal, &item.head.entity) {
                planned.push(self.say("gap-concern-without-goal", &[]));
            }
            let others = [
                ("barrier", "by-barrier"),
                ("referral", "by-referral"),
                ("appointment", "by-appointment"),
                ("medicine", "by-medicine"),
            ];
            planned.extend(self.linked(&item.head.entity, &others));
            vec![cell_of(&item.concern.words, about), self.cell(planned)]
        });
        let rows = rows.collect();
        self.section("report-concerns", &[("column-concern", 50), ("column-planned", 50)], rows);
    }

    fn barriers(&mut self, plan: &Plan) {
        let rows = plan.barriers.iter().filter(|item| item.what.resolved.is_none()).map(|item| {
            let about = item.what.about.map(|about| self.named("barrier", &about));
            let about = about.into_iter().chain(item.what.note.iter().map(Words::to_string));
            let blocked = [("goal", "to-blocked"), ("concern", "to-concern"), ("medicine", "to-medicine")];
            let mut done = self.linked(&item.head.entity, &[("action", "by-action"), ("referral", "by-referral")]);
            if done.is_empty() || lacks(plan, GapKind::BarrierUnaddressed, &item.head.entity) {
                done.push(self.say("report-nothing-planned", &[]));
            }
            let blocked = self.cell(self.linked(&item.head.entity, &blocked));
            vec![cell_of(&item.what.words, about), blocked, self.cell(done)]
        });
        let rows = rows.collect();
        let columns = [("column-barrier", 34), ("column-blocks", 33), ("column-done-about", 33)];
        self.section("report-barriers", &columns, rows);
    }

    /// Each owner's own, the person's first; what nobody does stands last.
    fn actions(&mut self, plan: &Plan) {
        let open: Vec<&ActionItem> = plan.actions.iter().filter(|item| item.action.ended.is_none()).collect();
        if open.is_empty() {
            return;
        }
        self.heading(2, self.say("report-actions", &[]));
        let person = plan.person.iter().map(|item| (item.head.entity.clone(), item.person.called().to_string()));
        let members = plan.members.iter().map(|item| {
            let Member { name, role, .. } = &item.member;
            let called = role.as_ref().map(|role| {
                self.say("owner-role", &[("name", Value::Text(name.as_str())), ("role", Value::Text(role.as_str()))])
            });
            (item.head.entity.clone(), called.unwrap_or_else(|| name.to_string()))
        });
        let owners: Vec<(Id, String)> = person.chain(members).collect();
        for (owner, name) in &owners {
            let own = open.iter().filter(|item| item.action.owner.as_ref() == Some(owner));
            self.actions_of(name.clone(), own.copied(), plan);
        }
        let owned = |item: &&ActionItem| item.owner_name.is_none();
        self.actions_of(self.say("action-nobody", &[]), open.into_iter().filter(owned), plan);
    }

    fn actions_of<'a>(&mut self, owner: String, actions: impl Iterator<Item = &'a ActionItem>, plan: &Plan) {
        let rows: Vec<Vec<Cell>> = actions.map(|item| self.action_row(item, plan)).collect();
        if !rows.is_empty() {
            self.heading(3, owner);
            let columns = [("column-action", 40), ("column-when", 30), ("column-for", 30)];
            self.table("", &columns, rows);
        }
    }

    /// "3 times a week, on any days. Weeks begin on Sunday."
    fn each_week(&self, each: &EachWeek, starts: Weekday) -> String {
        let mut said = self.say("action-each-week", &[("count", Value::Number(each.times.into()))]);
        if let Some(ends) = each.ends {
            said = format!("{said} {}", self.dated("medicine-until", ends));
        }
        format!("{said} {}", self.say(&format!("week-begins-{starts}"), &[]))
    }

    fn action_row(&self, item: &ActionItem, plan: &Plan) -> Vec<Cell> {
        let week_starts = plan.person.as_ref().and_then(|item| item.person.week_starts).unwrap_or(Weekday::Mon);
        let Action { words, how, when, .. } = &item.action;
        let mut times = vec![match when {
            None => self.say("action-no-date", &[]),
            Some(When::By(date)) => self.dated("action-by", *date),
            Some(When::Schedule(schedule)) => self.wording.schedule(schedule),
            Some(When::EachWeek(each)) => self.each_week(each, week_starts),
        }];
        if lacks(plan, GapKind::ActionLate, &item.head.entity) {
            times.push(self.say("action-late", &[]));
        }
        if let Some(last) = item.check_offs.iter().find(|entry| entry.what.done) {
            times.push(self.dated("action-last-done", last.what.on));
        }
        let serves = [("goal", "to-goal"), ("barrier", "to-barrier"), ("referral", "to-referral")];
        let serves = self.linked(&item.head.entity, &serves);
        vec![cell_of(words, how.iter().map(Words::to_string)), self.cell(times), self.cell(serves)]
    }

    fn referrals(&mut self, plan: &Plan) {
        let rows = plan.referrals.iter().map(|item| self.referral_row(&item.head.entity, &item.what, plan.date));
        let rows = rows.collect();
        let columns = [("column-referral", 38), ("column-status", 28), ("column-next", 34)];
        self.section("report-referrals", &columns, rows);
    }

    fn referral_row(&self, id: &Id, referral: &Referral, today: NaiveDate) -> Vec<Cell> {
        let mut about = Vec::new();
        self.optional(&mut about, "referral-to", referral.to.as_ref());
        about.extend(self.linked(id, &[("member", "referral-member")]));
        about.extend(referral.note.iter().map(Words::to_string));
        let serves =
            [("goal", "to-goal"), ("barrier", "to-barrier"), ("concern", "to-concern"), ("medicine", "to-medicine")];
        about.extend(self.linked(id, &serves));
        let mut so_far = vec![self.named("status", &referral.status)];
        so_far.extend(referral.asked.map(|asked| self.dated("referral-asked-on", asked)));
        self.optional(&mut so_far, "report-outcome", referral.outcome.as_ref());
        let mut next = Vec::new();
        match referral.next_check {
            Some(check) if referral.status.is_open() => next.push(self.dated("referral-check", check)),
            None if referral.status.is_open() => next.push(self.say("gap-referral-without-check", &[])),
            _ => {}
        }
        self.optional(&mut next, "referral-papers", referral.papers.as_ref());
        next.extend(referral.deadline.map(|deadline| self.dated("referral-deadline", deadline)));
        if referral.deadline_near(today).is_some_and(|deadline| deadline < today) {
            next.push(self.say("referral-deadline-passed", &[]));
        }
        self.optional(&mut next, "report-next-step", referral.next_step.as_ref());
        if referral.status == ReferralStatus::Refused && referral.next_step.is_none() {
            next.push(self.say("gap-referral-refused", &[]));
        }
        vec![cell_of(&referral.words, about), self.cell(so_far), self.cell(next)]
    }

    fn appointments(&mut self, plan: &Plan) {
        let to_come = plan.appointments.iter().filter(|item| is_to_come(item));
        let rows = to_come.map(|item| self.appointment_row(item)).collect();
        let columns = [("column-appointment", 36), ("column-when", 30), ("column-prepare", 34)];
        self.section("report-appointments", &columns, rows);
        // The last one first.
        let waiting = plan.appointments.iter().rev().filter(|item| waits_for_words(item));
        let rows = waiting.map(|item| {
            let mut row = self.appointment_row(item);
            row.truncate(2);
            let mut said = vec![self.say("appointment-unsaid", &[])];
            self.optional(&mut said, "report-next-step", item.what.next_step.as_ref());
            row.push(self.cell(said));
            row
        });
        let rows = rows.collect();
        let columns = [("column-appointment", 36), ("column-when", 30), ("column-came", 34)];
        self.section("report-appointments-past", &columns, rows);
    }

    fn appointment_row(&self, item: &AppointmentItem) -> Vec<Cell> {
        let id = &item.head.entity;
        let appointment = &item.what;
        let mut about = self.linked(id, &[("member", "appointment-with"), ("person", "appointment-with")]);
        self.optional(&mut about, "appointment-place", appointment.place.as_ref());
        self.optional(&mut about, "appointment-directions", appointment.directions.as_ref());
        self.optional(&mut about, "appointment-video", appointment.video.as_ref());
        let serves = [("goal", "to-goal"), ("concern", "to-concern"), ("referral", "to-referral")];
        about.extend(self.linked(id, &serves));
        let there = self.wording.moment(appointment.at.date(), appointment.at.time());
        let mut times = Vec::new();
        match item.here {
            None => times.push(there),
            Some(here) => {
                let zone = zone_words(appointment.zone.as_str());
                let there = [("moment", Value::Text(&there)), ("zone", Value::Text(&zone))];
                times.push(self.say("appointment-zone", &there));
                let here = self.wording.moment(here.date(), here.time());
                times.push(self.say("appointment-here", &[("moment", Value::Text(&here))]));
            }
        }
        times.extend(appointment.minutes.map(|minutes| self.wording.span(minutes)));
        let mut prepare = Vec::new();
        self.optional(&mut prepare, "appointment-bring", appointment.bring.as_ref());
        for question in &appointment.questions {
            prepare.push(self.words("appointment-question", question));
        }
        self.optional(&mut prepare, "report-outcome", appointment.outcome.as_ref());
        self.optional(&mut prepare, "report-next-step", appointment.next_step.as_ref());
        vec![cell_of(&appointment.words, about), self.cell(times), self.cell(prepare)]
    }

    fn team(&mut self, plan: &Plan) {
        let rows = plan.members.iter().map(|item| self.member_row(&item.member)).collect();
        let columns = [("column-name", 32), ("column-reach", 34), ("column-call-for", 34)];
        self.section("report-team", &columns, rows);
        for item in &plan.members {
            let Some(Caregiver { needs, strain, backup, may_see }) = &item.member.caregiver else { continue };
            self.heading(3, self.words("report-caregiver", &item.member.name));
            let mut lines = Vec::new();
            self.optional(&mut lines, "caregiver-needs", needs.as_ref());
            self.optional(&mut lines, "caregiver-strain", strain.as_ref());
            let backup = backup.as_ref().and_then(|backup| self.called_of(std::slice::from_ref(backup)));
            lines.push(match backup {
                Some(name) => self.say("caregiver-backup", &[("words", Value::Text(&name))]),
                None => self.say("caregiver-no-backup", &[]),
            });
            self.optional(&mut lines, "caregiver-may-see", may_see.as_ref());
            self.list(lines);
        }
    }

    fn member_row(&self, member: &Member) -> Vec<Cell> {
        let role = member.role.iter().map(Words::to_string);
        let about = role.chain(member.part.map(|part| self.named("part", &part)));
        let reach = [&member.phone, &member.email, &member.address];
        let reach = reach.into_iter().flatten().map(Words::to_string).collect();
        let mut best = Vec::new();
        self.optional(&mut best, "member-does", member.responsible_for.as_ref());
        self.optional(&mut best, "member-call-for", member.call_for.as_ref());
        vec![cell_of(&member.name, about), self.cell(reach), self.cell(best)]
    }

    fn reviews(&mut self, plan: &Plan) {
        let whole = plan.care_plan.as_ref().map(|item| &item.what);
        // Nobody looks again at a plan that is closed.
        let is_closed = whole.is_some_and(|plan| plan.closed.is_some());
        if is_closed && plan.reviews.is_empty() {
            return;
        }
        self.heading(2, self.say("report-reviews", &[]));
        if !is_closed {
            let next = whole.and_then(|plan| plan.review_due);
            let next = next.map_or_else(|| self.say("review-none", &[]), |due| self.dated("review-next", due));
            self.paragraph(next, Tone::Strong);
        }
        let Some(last) = plan.reviews.first() else { return };
        self.paragraph(self.dated("review-last", last.what.on), Tone::Plain);
        let rows: Vec<Vec<Cell>> = last
            .what
            .goals
            .iter()
            .map(|reviewed| {
                let goal = self.called_of(std::slice::from_ref(&reviewed.goal));
                let goal = Line { text: goal.unwrap_or_else(|| self.say("review-goal-gone", &[])), strong: true };
                let outcome = reviewed.outcome.map(|outcome| self.named("achievement", &outcome));
                let mut decided = vec![self.named("decision", &reviewed.decision)];
                self.optional(&mut decided, "goal-why", reviewed.why.as_ref());
                vec![Cell { lines: vec![goal] }, self.cell(outcome.into_iter().collect()), self.cell(decided)]
            })
            .collect();
        if !rows.is_empty() {
            let columns = [("column-goal", 40), ("column-went", 25), ("column-decided", 35)];
            self.table("review-caption", &columns, rows);
        }
        if let Some(note) = &last.what.note {
            self.paragraph(self.words("review-note", note), Tone::Plain);
        }
    }

    /// Gaps that somebody leaves open, and why: those of a part.
    pub(super) fn set_aside(&mut self, plan: &Plan, part: Part) {
        let of_the_list = [GapKind::MedicineDraft, GapKind::MedicineWithoutReason, GapKind::AllergiesUnknown];
        let shown = |gap: &&Gap| part != Part::Medicines || of_the_list.contains(&gap.kind);
        let items = plan.gaps.iter().filter(shown).filter_map(|gap| {
            let reason = gap.set_aside.as_ref()?.reason.as_str();
            let (gap, reason) = (self.gap(gap, plan)?, ("reason", Value::Text(reason)));
            Some(self.say("report-left-open-why", &[("gap", Value::Text(&gap)), reason]))
        });
        let items: Vec<String> = items.collect();
        if !items.is_empty() {
            self.heading(2, self.say("report-left-open", &[]));
            self.list(items);
        }
    }

    /// What a gap lacks, in the words of the screen; none where the one before it says it too: a step that nobody does
    /// and that has no date, both left open for the same reason.
    fn gap(&self, gap: &Gap, plan: &Plan) -> Option<String> {
        let is_left_too = |kind: GapKind| {
            let reason = |gap: &Gap| gap.set_aside.as_ref().map(|aside| aside.reason.clone());
            plan.gaps.iter().any(|other| other.kind == kind && other.of == gap.of && reason(other) == reason(gap))
        };
        let check = plan.referrals.iter().find(|item| gap.of.as_ref() == Some(&item.head.entity));
        let deadline = check.and_then(|item| item.what.deadline);
        let check = check.and_then(|item| item.what.next_check);
        let missing = match (gap.kind, check) {
            (GapKind::ReferralDeadline, _) => {
                deadline.map_or_else(|| self.named("gap", &gap.kind), |day| self.dated("referral-deadline", day))
            }
            (GapKind::ActionWithoutDate, _) if is_left_too(GapKind::ActionWithoutOwner) => return None,
            (GapKind::ActionWithoutOwner, _) if is_left_too(GapKind::ActionWithoutDate) => {
                self.say("gap-action-without-both", &[])
            }
            (GapKind::ReferralWithoutCheck, Some(check)) => self.dated("gap-referral-check-passed", check),
            (kind, _) => self.named("gap", &kind),
        };
        Some(match &gap.called {
            None => missing,
            Some(called) => {
                self.say("report-gap-of", &[("words", Value::Text(called)), ("gap", Value::Text(&missing))])
            }
        })
    }

    /// What is empty, and how much is left out because it is over.
    fn not_said(&mut self, plan: &Plan) {
        let parts = [
            ("report-strengths", plan.strengths.is_empty()),
            ("report-concerns", plan.concerns.is_empty()),
            ("report-barriers", plan.barriers.is_empty()),
            ("report-actions", plan.actions.is_empty()),
            ("report-referrals", plan.referrals.is_empty()),
            ("report-appointments", !plan.appointments.iter().any(is_to_come)),
            ("report-team", plan.members.is_empty()),
        ];
        let empty = parts.into_iter().filter(|(_, empty)| *empty).map(|(id, _)| self.say(id, &[]));
        let empty: Vec<String> = empty.collect();
        if !empty.is_empty() {
            self.heading(2, self.say("report-none", &[]));
            self.list(empty);
        }
        let concerns = plan.concerns.iter().filter(|item| item.concern.resolved.is_some()).count();
        let barriers = plan.barriers.iter().filter(|item| item.what.resolved.is_some()).count();
        let actions = plan.actions.iter().filter(|item| item.action.ended.is_some()).count();
        let appointments = plan.appointments.iter().filter(|item| !is_to_come(item) && !waits_for_words(item)).count();
        let over = concerns + barriers + actions + appointments;
        if over > 0 {
            let count = f64::from(u32::try_from(over).unwrap_or(u32::MAX));
            self.paragraph(self.say("report-over-left-out", &[("count", Value::Number(count))]), Tone::Note);
        }
    }

    /// A heading with its table, which needs no caption of its own; nothing where there is no row.
    fn section(&mut self, title: &str, columns: &[(&str, u8)], rows: Vec<Vec<Cell>>) {
        if !rows.is_empty() {
            self.heading(2, self.say(title, &[]));
            self.table("", columns, rows);
        }
    }

    /// Lines as a cell; a dash where there is none.
    pub(super) fn cell(&self, lines: Vec<String>) -> Cell {
        if lines.is_empty() {
            return plain_cell(self.say("column-nothing", &[]));
        }
        Cell { lines: lines.into_iter().map(|text| Line { text, strong: false }).collect() }
    }
}

/// What something is called, and below it what is known of it.
fn cell_of(words: &Words, about: impl IntoIterator<Item = String>) -> Cell {
    let mut lines = vec![Line { text: words.to_string(), strong: true }];
    lines.extend(about.into_iter().map(|text| Line { text, strong: false }));
    Cell { lines }
}
