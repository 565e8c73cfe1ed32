//! Changes of the plan: what is in it, what links to what, ratings and reviews.

use chrono::{Days, NaiveDate};

use super::Draft;
use crate::domain::action::{FormerOwner, When};
use crate::domain::attainment::Rating;
use crate::domain::care_plan::{CarePlan, Decision, GapSetAside, Reviewed};
use crate::domain::goal::{Lifecycle, Target};
use crate::domain::id::Id;
use crate::domain::order;
use crate::domain::record::{Entity, Fact, Happening, Version};
use crate::planning::Refusal;
use crate::planning::command::{Add, AddAll, LinkChanges, NamedEntity, RateGoal, Relink, Remove};
use crate::planning::gaps::gaps;
use crate::planning::progress::Entries;

impl Draft<'_> {
    pub(super) fn add(&mut self, Add { mut entity, links }: Add) -> Result<(), Refusal> {
        self.check_new(&entity)?;
        self.fix_clock(&mut entity)?;
        let id = (self.fresh)();
        self.change_links(&id, &mut entity, links.unwrap_or_default())?;
        self.place_hanging(&mut entity)?;
        self.check(&entity)?;
        self.add_version(id, None, Some(entity), None);
        Ok(())
    }

    fn check_new(&self, entity: &Entity) -> Result<(), Refusal> {
        match entity {
            Entity::Person(_) if self.record.person().is_some() => Err(Refusal::OnePerson),
            Entity::CarePlan(_) if self.care_plan().is_some() => Err(Refusal::OnePlan),
            Entity::Medicine(_) => Err(Refusal::KindDiffers { kind: entity.kind() }),
            _ => Ok(()),
        }
    }

    pub(super) fn add_all(&mut self, AddAll { entities, why }: AddAll) -> Result<(), Refusal> {
        if entities.is_empty() {
            return Err(Refusal::NothingToRecord);
        }
        let named: Vec<(NamedEntity, Id)> = entities.into_iter().map(|named| (named, (self.fresh)())).collect();
        let places = order::places(named.iter().enumerate().map(|(place, (named, _))| (&named.name, place)));
        if places.len() < named.len() {
            return Err(crate::domain::DomainError::IdTwice.into());
        }
        let new = |id: &Id| named.get(*places.get(id.as_str())?);
        for (NamedEntity { entity, .. }, id) in &named {
            if let Entity::Appointment(appointment) = entity {
                self.beside.push((id.clone(), appointment.clone()));
            }
        }
        let mut single = None;
        for (NamedEntity { entity, .. }, id) in &named {
            self.check_new(entity)?;
            if matches!(entity, Entity::Person(_) | Entity::CarePlan(_))
                && single.replace(entity.kind()) == Some(entity.kind())
            {
                return Err(Refusal::OnePlan);
            }
            let mut entity = entity.clone();
            // Those that are new exist as soon as this is done; the others must already.
            let kinds: Vec<&'static str> = entity.links().into_iter().map(|(kind, _)| kind).collect();
            for kind in kinds {
                for link in entity.links_to(kind).into_iter().flatten() {
                    match new(link) {
                        Some((other, fresh)) if other.entity.kind() == kind => *link = fresh.clone(),
                        Some(_) => return Err(Refusal::Missing { kind }),
                        None => self.exist(std::slice::from_ref(link), kind)?,
                    }
                }
            }
            if let Some(Some(helper)) = entity.helper_mut() {
                match new(helper) {
                    Some((other, fresh)) if helps(&other.entity) => *helper = fresh.clone(),
                    Some(_) => return Err(Refusal::Missing { kind: HELPER }),
                    None => self.helper_exists(Some(helper))?,
                }
            }
            for hangs in entity.hanging_mut().into_iter().flatten() {
                if let Some((_, fresh)) = new(&hangs.appointment) {
                    hangs.appointment = fresh.clone();
                }
            }
            self.place_hanging(&mut entity)?;
            self.fix_clock(&mut entity)?;
            self.check_itself(&entity)?;
            self.add_version(id.clone(), None, Some(entity), why.clone());
        }
        Ok(())
    }

    /// Removes an entity and, in the same change, every link to it.
    pub(super) fn remove(&mut self, Remove { entity: id, based_on, why }: Remove) -> Result<(), Refusal> {
        if matches!(self.current(&id, &based_on)?, Entity::Person(_)) {
            return Err(Refusal::OnePerson);
        }
        self.unlink_all(&id);
        self.add_version(id, Some(based_on), None, why);
        Ok(())
    }

    /// Takes every link to an entity away.
    pub(super) fn unlink_all(&mut self, id: &Id) {
        let record = self.record;
        for (version, other) in record.entities().filter(|(_, other)| other.names(id)) {
            let mut to = other.clone();
            to.retain_names(&|known| known != id);
            self.add_version(version.entity.clone(), Some(version.id.clone()), Some(to), None);
        }
    }

    /// Links an entity with others, or takes links away, in one change.
    pub(super) fn relink(&mut self, Relink { entity: id, links }: Relink) -> Result<(), Refusal> {
        let mut to = self.entity(&id)?.clone();
        self.change_links(&id, &mut to, links)?;
        if self.record.entity(&id) != Some(&to) {
            let version = self.record.head(&id).map(|head| head.id.clone());
            self.add_version(id, version, Some(to), None);
        }
        Ok(())
    }

    /// Changes links of an entity: those that it keeps in itself, and those that others keep in a version of theirs.
    pub(super) fn change_links(&mut self, id: &Id, of: &mut Entity, links: LinkChanges) -> Result<(), Refusal> {
        let LinkChanges { link, unlink } = links;
        let all: Vec<(&Id, bool)> =
            unlink.iter().map(|id| (id, false)).chain(link.iter().map(|id| (id, true))).collect();
        for (place, (other_id, linked)) in all.iter().enumerate() {
            if all.iter().take(place).any(|(before, _)| before == other_id) {
                return Err(crate::domain::DomainError::IdTwice.into());
            }
            let mut other = self.entity(other_id)?.clone();
            if *other_id == id {
                return Err(Refusal::NotLinkable);
            } else if let Some(kept) = of.links_to(other.kind()) {
                set_link(kept, other_id, *linked);
            } else if let Some(kept) = other.links_to(of.kind()) {
                set_link(kept, id, *linked);
                if self.record.entity(other_id) != Some(&other) {
                    let version = self.record.head(other_id).map(|head| head.id.clone());
                    self.add_version((*other_id).clone(), version, Some(other), None);
                }
            } else {
                return Err(Refusal::NotLinkable);
            }
        }
        Ok(())
    }

    /// Takes back every version of a change, and the review that was recorded with them.
    pub(super) fn undo_change(&mut self, version: &Id) -> Result<(), Refusal> {
        let record = self.record;
        let versions = record.versions();
        let of = versions.iter().find(|v| &v.id == version).ok_or(Refusal::Missing { kind: "entry" })?;
        let together = |v: &&Version| v.id == of.id || of.change.is_some() && v.change == of.change;
        for changed in versions.iter().filter(together) {
            let body = self.former(&changed.entity, &changed.id)?;
            self.add_version(changed.entity.clone(), Some(changed.id.clone()), body, None);
        }
        self.keep_references_whole()?;
        for fact in record.other_facts() {
            let at_once = (fact.at, &fact.device, &fact.by) == (of.at, &of.device, &of.by);
            let Some(review) = self.review_of(fact).filter(|_| at_once && !record.is_superseded(&fact.id)) else {
                continue;
            };
            let is_of_it = |v: &Version| match &v.body {
                Some(Entity::Goal(_)) => review.goals.iter().any(|reviewed| reviewed.goal == v.entity),
                body => body.as_ref().is_none_or(|body| matches!(body, Entity::CarePlan(_))),
            };
            if versions.iter().filter(together).all(is_of_it) {
                // What was taken back comes back.
                let back = matches!(fact.body, Happening::Undone).then(|| Happening::Review(review.clone()));
                self.add_fact(Some(fact.id.clone()), back.unwrap_or(Happening::Undone));
            }
        }
        Ok(())
    }

    /// The review that a fact records or takes back.
    fn review_of<'b>(&'b self, fact: &'b Fact) -> Option<&'b Reviewed> {
        let same = |known: &&Fact| Some(&known.id) == fact.supersedes.as_ref();
        match &fact.body {
            Happening::Review(review) => Some(review),
            Happening::Undone => match &self.record.other_facts().iter().find(same)?.body {
                Happening::Review(review) => Some(review),
                _ => None,
            },
            _ => None,
        }
    }

    pub(super) fn rate_goal(&mut self, RateGoal { rating, supersedes }: RateGoal) -> Result<(), Refusal> {
        let Rating { goal, on, .. } = &rating;
        let Entity::Goal(of) = self.entity(goal)? else { return Err(Refusal::Missing { kind: "goal" }) };
        if of.scale.is_none() {
            return Err(Refusal::NoScale);
        }
        self.happened([Some(*on)])?;
        if let Some(id) = &supersedes {
            match &self.standing(id)?.body {
                Happening::Rating(old) if old.goal == rating.goal => {}
                _ => return Err(Refusal::Missing { kind: "rating" }),
            }
        }
        self.add_fact(supersedes, Happening::Rating(rating));
        Ok(())
    }

    /// Records a review, closes the goals that it closed, and moves the day of the next one.
    pub(super) fn record_review(&mut self, review: Reviewed) -> Result<(), Refusal> {
        self.happened([Some(review.on)])?;
        if review.next.is_some_and(|next| next <= review.on) {
            return Err(Refusal::InThePast);
        }
        let entries = Entries::of_record(self.record);
        for (place, reviewed) in review.goals.iter().enumerate() {
            if review.goals.iter().take(place).any(|before| before.goal == reviewed.goal) {
                return Err(crate::domain::DomainError::IdTwice.into());
            }
            let Entity::Goal(goal) = self.entity(&reviewed.goal)? else {
                return Err(Refusal::Missing { kind: "goal" });
            };
            let mut to = goal.clone();
            let closes = reviewed.decision == Decision::Close;
            // What the entries say by themselves goes on being computed from them; a goal that is closed keeps its outcome.
            if !closes && reviewed.outcome.is_some_and(|said| entries.say(&reviewed.goal, goal, said, self.moment)) {
                (to.achievement, to.judged_because) = (None, None);
            } else if reviewed.outcome.is_some() {
                to.achievement = reviewed.outcome;
                to.judged_because.clone_from(&reviewed.why);
            }
            if closes {
                to.lifecycle = Lifecycle::Completed;
            }
            if &to != goal {
                let version = self.record.head(&reviewed.goal).map(|head| head.id.clone());
                self.add_version(reviewed.goal.clone(), version, Some(Entity::Goal(to)), reviewed.why.clone());
            }
        }
        let (version, plan) = self.care_plan().unwrap_or_default();
        // Without a day: as often as was said, else a day that is set already and still to come.
        let coming = plan.review_due.filter(|due| *due > review.on);
        let next = review.next.or_else(|| after(review.on, plan.review_every_days)).or(coming);
        let to = CarePlan { review_due: next, ..plan.clone() };
        if to != plan {
            let (id, based_on) = version.map_or_else(|| ((self.fresh)(), None), |(entity, id)| (entity, Some(id)));
            self.add_version(id, based_on, Some(Entity::CarePlan(to)), None);
        }
        self.add_fact(None, Happening::Review(review));
        Ok(())
    }

    pub(super) fn set_gap_aside(&mut self, set_aside: GapSetAside) -> Result<(), Refusal> {
        let known = gaps(self.record, self.moment);
        let gap = known.iter().find(|gap| gap.kind == set_aside.gap && gap.of == set_aside.of);
        match gap.ok_or(Refusal::NoSuchGap)?.set_aside {
            Some(_) => Err(Refusal::AlreadyRecorded),
            None => {
                self.add_fact(None, Happening::GapSetAside(set_aside));
                Ok(())
            }
        }
    }

    /// The entity and version of what is said of the plan as a whole, and what that is.
    fn care_plan(&self) -> Option<(Option<(Id, Id)>, CarePlan)> {
        self.record.entities().find_map(|(version, entity)| match entity {
            Entity::CarePlan(plan) => Some((Some((version.entity.clone(), version.id.clone())), plan.clone())),
            _ => None,
        })
    }

    fn entity(&self, id: &Id) -> Result<&Entity, Refusal> {
        self.record.entity(id).ok_or(Refusal::Missing { kind: "entry" })
    }

    /// What comes back may name what has gone since, and what goes may be named by what came since.
    fn keep_references_whole(&self) -> Result<(), Refusal> {
        let changed = &self.changes.versions;
        let now = |id: &Id| match changed.iter().find(|v| &v.entity == id) {
            Some(version) => version.body.as_ref(),
            None => self.record.entity(id),
        };
        for version in changed {
            let names_what_is_gone = version.body.as_ref().is_some_and(|body| !body.all_names(&|id| now(id).is_some()));
            let is_named =
                || self.record.entities().any(|(v, _)| now(&v.entity).is_some_and(|e| e.names(&version.entity)));
            if names_what_is_gone || version.body.is_none() && is_named() {
                return Err(Refusal::ChangedMeanwhile);
            }
        }
        Ok(())
    }

    /// References must name entities of the right kind, dates of what happened must not lie in the future.
    pub(super) fn check(&self, entity: &Entity) -> Result<(), Refusal> {
        for (kind, ids) in entity.links() {
            self.exist(ids, kind)?;
        }
        self.helper_exists(entity.helper())?;
        self.check_itself(entity)
    }

    fn check_itself(&self, entity: &Entity) -> Result<(), Refusal> {
        for hangs in entity.hanging() {
            self.hung_at(hangs)?;
        }
        match entity {
            Entity::Person(person) => self.happened([person.born]),
            Entity::Concern(concern) => {
                if matches!((concern.since, concern.resolved), (Some(since), Some(resolved)) if resolved < since) {
                    return Err(Refusal::DateImpossible);
                }
                self.happened([concern.since, concern.resolved])
            }
            Entity::Barrier(barrier) => self.happened([barrier.resolved]),
            Entity::Goal(goal) => {
                goal.target.as_ref().map_or(Ok(()), Target::check)?;
                self.happened(goal.milestones.iter().map(|m| m.reached))
            }
            Entity::Referral(referral) => self.happened([referral.asked]),
            Entity::Appointment(appointment) => match self.moment.zone.named(appointment.zone.as_str()) {
                Some(_) => Ok(()),
                None => Err(Refusal::UnknownZone),
            },
            Entity::CarePlan(plan) => {
                if plan.review_every_days.is_some_and(|days| !(1..=366).contains(&days)) {
                    return Err(Refusal::DateImpossible);
                }
                self.happened([plan.closed.as_ref().map(|closed| closed.on)])
            }
            Entity::Action(action) => {
                if let Some(When::EachWeek(each)) = &action.when {
                    each.check()?;
                }
                let in_order = |pair: &[FormerOwner]| matches!(pair, [a, b] if a.until < b.until);
                if action.former.windows(2).all(in_order) { Ok(()) } else { Err(Refusal::DateImpossible) }
            }
            Entity::Member(_) | Entity::Medicine(_) | Entity::Strength(_) => Ok(()),
        }
    }

    pub(super) fn helper_exists(&self, id: Option<&Id>) -> Result<(), Refusal> {
        let there = id.is_none_or(|id| self.record.entity(id).is_some_and(helps));
        if there { Ok(()) } else { Err(Refusal::Missing { kind: HELPER }) }
    }

    /// All are in the plan and of this kind.
    pub(super) fn exist(&self, ids: &[Id], kind: &'static str) -> Result<(), Refusal> {
        let fits = |id: &Id| self.record.entity(id).is_some_and(|entity| entity.kind() == kind);
        if ids.iter().all(fits) { Ok(()) } else { Err(Refusal::Missing { kind }) }
    }
}

/// A link that is there stays where it is.
fn set_link(kept: &mut Vec<Id>, id: &Id, linked: bool) {
    if !linked {
        kept.retain(|known| known != id);
    } else if !kept.contains(id) {
        kept.push(id.clone());
    }
}

const HELPER: &str = "person or team member";

fn helps(entity: &Entity) -> bool {
    matches!(entity, Entity::Member(_) | Entity::Person(_))
}

fn after(day: NaiveDate, days: Option<u16>) -> Option<NaiveDate> {
    day.checked_add_days(Days::new(days?.into()))
}
