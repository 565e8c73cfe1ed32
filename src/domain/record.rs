//! A record: everything kept about one person, as versions and facts.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::DomainError;
use super::action::{Action, CheckOff};
use super::appointment::Appointment;
use super::attainment::Rating;
use super::barrier::Barrier;
use super::care_plan::{CarePlan, GapSetAside, Reviewed};
use super::concern::Concern;
use super::dose::{DoseEvent, TakenOff};
use super::doses::Doses;
use super::goal::{Goal, Progress};
use super::id::Id;
use super::medicine::Medicine;
use super::order::{self, Places};
use super::person::Person;
use super::personal_strength::PersonalStrength;
use super::referral::Referral;
use super::supply::{Fill, RefillOrdered, SupplyCount};
use super::tagged::tagged;
use super::team::Member;
use super::text::Words;

/// Something that people edit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum Entity {
    /// Whom the record is about; exactly one.
    Person(Person),
    /// A concern.
    Concern(Concern),
    /// A goal.
    Goal(Goal),
    /// An action.
    Action(Action),
    /// A member of the care team.
    Member(Member),
    /// A medicine.
    Medicine(Medicine),
    /// A strength of the person.
    Strength(PersonalStrength),
    /// A barrier.
    Barrier(Barrier),
    /// A referral.
    Referral(Referral),
    /// An appointment.
    Appointment(Appointment),
    /// The plan itself; at most one.
    CarePlan(CarePlan),
}

tagged!(Entity by "kind":
    "person" => Person(Person),
    "concern" => Concern(Concern),
    "goal" => Goal(Goal),
    "action" => Action(Action),
    "member" => Member(Member),
    "medicine" => Medicine(Medicine),
    "strength" => Strength(PersonalStrength),
    "barrier" => Barrier(Barrier),
    "referral" => Referral(Referral),
    "appointment" => Appointment(Appointment),
    "care-plan" => CarePlan(CarePlan),
);

impl Entity {
    /// The kind as it is written: `person`, `goal` …
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Person(_) => "person",
            Self::Concern(_) => "concern",
            Self::Goal(_) => "goal",
            Self::Action(_) => "action",
            Self::Member(_) => "member",
            Self::Medicine(_) => "medicine",
            Self::Strength(_) => "strength",
            Self::Barrier(_) => "barrier",
            Self::Referral(_) => "referral",
            Self::Appointment(_) => "appointment",
            Self::CarePlan(_) => "care-plan",
        }
    }
}

/// One version of one entity. Nothing is overwritten; the newest version is the head.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Version {
    /// Names this version.
    pub id: Id,
    /// The entity, the same for all its versions.
    pub entity: Id,
    /// The version that was edited; absent for the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub based_on: Option<Id>,
    /// When it was recorded.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub at: DateTime<Utc>,
    /// Who recorded it, if the device knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Words>,
    /// The device that recorded it.
    pub device: Id,
    /// Why it was changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Words>,
    /// The first version of the change that it is part of, where that made several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<Id>,
    /// The whole entity; absent where it was removed from the plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Entity>,
}

/// Something that happened. Append-only: a correction is a new fact that supersedes the old one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Fact {
    /// Names this fact.
    pub id: Id,
    /// The fact that it takes the place of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<Id>,
    /// When it was recorded.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub at: DateTime<Utc>,
    /// Who recorded it, if the device knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Words>,
    /// The device that recorded it.
    pub device: Id,
    /// What happened.
    pub body: Happening,
}

/// What a fact says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum Happening {
    /// A dose was taken or skipped.
    Dose(Box<DoseEvent>),
    /// Progress of a goal was seen.
    Progress(Progress),
    /// An action was done, or not this time.
    CheckOff(CheckOff),
    /// The record left the device.
    Exported(Exported),
    /// The pharmacy gave some of a medicine.
    Fill(Fill),
    /// What is left of a medicine was counted.
    SupplyCount(SupplyCount),
    /// A refill was asked for.
    RefillOrdered(RefillOrdered),
    /// A goal was rated on its scale.
    Rating(Rating),
    /// The plan was reviewed.
    Review(Reviewed),
    /// A gap of the plan may stay open.
    GapSetAside(GapSetAside),
    /// What was put on as a dose was taken off again; no dose itself.
    TakenOff(TakenOff),
    /// The superseded fact was entered by mistake; nothing takes its place.
    Undone,
}

tagged!(Happening by "kind":
    "dose" => Dose(Box<DoseEvent>),
    "progress" => Progress(Progress),
    "check-off" => CheckOff(CheckOff),
    "exported" => Exported(Exported),
    "fill" => Fill(Fill),
    "supply-count" => SupplyCount(SupplyCount),
    "refill-ordered" => RefillOrdered(RefillOrdered),
    "rating" => Rating(Rating),
    "review" => Review(Reviewed),
    "gap-set-aside" => GapSetAside(GapSetAside),
    "taken-off" => TakenOff(TakenOff),
    "undone" => Undone,
);

/// An export that the person asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Exported {
    /// In which format.
    pub format: ExportFormat,
}

/// The formats in which a record can leave the device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum ExportFormat {
    /// The whole record, lossless.
    Json,
    /// A document to print or hand over.
    Pdf,
}

/// Everything kept about one person.
///
/// Built from versions and facts in any order; holds them sorted by time of recording, then by identifier. Derived
/// states are never kept here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    id: Id,
    versions: Vec<Version>,
    /// Facts about anything but doses.
    facts: Vec<Fact>,
    doses: Doses,
    heads: Places,
    /// The places of the heads, in the order in which their entities were first entered.
    entered: Vec<usize>,
    /// The superseded of `facts`.
    superseded: Places,
}

impl Record {
    /// Puts a record together from a copy whose every entry was read.
    ///
    /// # Errors
    /// [`DomainError::IdTwice`] where two versions or two facts share an identifier,
    /// [`DomainError::ReferenceMissing`] where `based_on` or `supersedes` names nothing or, for a version, another
    /// entity, and [`DomainError::Circle`] where following them never ends.
    pub fn from_parts(id: Id, versions: Vec<Version>, facts: Vec<Fact>) -> Result<Self, DomainError> {
        let versions_by_id = order::places(versions.iter().enumerate().map(|(i, v)| (&v.id, i)));
        let facts_by_id = order::places(facts.iter().enumerate().map(|(i, f)| (&f.id, i)));
        if versions_by_id.len() < versions.len() || facts_by_id.len() < facts.len() {
            return Err(DomainError::IdTwice);
        }
        let former = |id: &Id| versions_by_id.get(id.as_str()).and_then(|i| versions.get(*i));
        let same_entity = |v: &Version| match &v.based_on {
            Some(id) => former(id).is_some_and(|former| former.entity == v.entity),
            None => true,
        };
        let older_is_there = |f: &Fact| f.supersedes.as_ref().is_none_or(|id| facts_by_id.contains_key(id.as_str()));
        if !versions.iter().all(same_entity) || !facts.iter().all(older_is_there) {
            return Err(DomainError::ReferenceMissing);
        }
        refuse_circles(versions.len(), &|i| versions_by_id.get(versions.get(i)?.based_on.as_ref()?.as_str()).copied())?;
        refuse_circles(facts.len(), &|i| facts_by_id.get(facts.get(i)?.supersedes.as_ref()?.as_str()).copied())?;
        Ok(Self::salvage(id, versions, Doses::default(), facts))
    }

    /// Puts a record together from what could be read of it: an entry may refer to one that is missing. Facts about
    /// doses may be among `doses` or `facts`; one that is among both counts once.
    pub fn salvage(id: Id, versions: Vec<Version>, doses: Doses, mut facts: Vec<Fact>) -> Self {
        let (heads, superseded) = (Places::new(), Places::new());
        let mut record = Self { id, versions, facts: Vec::new(), doses, heads, entered: Vec::new(), superseded };
        sort_facts(&mut facts);
        record.add_facts(facts);
        record.doses.settle(&record.superseded_by_others());
        record.index();
        record
    }

    /// A record in which nothing stands yet.
    pub fn empty(id: Id) -> Self {
        Self::salvage(id, Vec::new(), Doses::default(), Vec::new())
    }

    /// The record's own identifier.
    pub fn id(&self) -> &Id {
        &self.id
    }

    /// Every version of every entity, oldest first.
    pub fn versions(&self) -> &[Version] {
        &self.versions
    }

    /// Every fact, oldest first, the superseded ones included. Those about doses are put together as they are asked for.
    pub fn facts(&self) -> impl Iterator<Item = Fact> + '_ {
        let mut others = self.facts.iter().peekable();
        let mut rows = self.doses.in_order().into_iter();
        let mut row = rows.next();
        std::iter::from_fn(move || {
            let dose = row.and_then(|row| self.doses.fact(row));
            let other_is_first = match (&dose, others.peek()) {
                (Some(dose), Some(other)) => (other.at, &other.id) < (dose.at, &dose.id),
                (dose, _) => dose.is_none(),
            };
            if other_is_first {
                return others.next().cloned();
            }
            row = rows.next();
            dose
        })
    }

    /// How many facts there are.
    pub fn fact_count(&self) -> usize {
        self.facts.len() + self.doses.len()
    }

    /// The facts about doses.
    pub fn doses(&self) -> &Doses {
        &self.doses
    }

    /// The facts about anything but doses, oldest first, the superseded ones included.
    pub fn other_facts(&self) -> &[Fact] {
        &self.facts
    }

    /// The newest version of an entity, even one that removed it.
    pub fn head(&self, entity: &Id) -> Option<&Version> {
        self.heads.get(entity.as_str()).and_then(|&i| self.versions.get(i))
    }

    /// Every entity that is part of the plan, in the order in which they were first entered.
    pub fn entities(&self) -> impl Iterator<Item = (&Version, &Entity)> {
        self.entered.iter().filter_map(|&place| {
            let head = self.versions.get(place)?;
            Some((head, head.body.as_ref()?))
        })
    }

    /// The entity that an identifier names, unless it was removed.
    pub fn entity(&self, id: &Id) -> Option<&Entity> {
        self.head(id).and_then(|v| v.body.as_ref())
    }

    /// Whom the record is about, with the version that says so.
    pub fn person(&self) -> Option<(&Version, &Person)> {
        self.entities().find_map(|(v, e)| if let Entity::Person(p) = e { Some((v, p)) } else { None })
    }

    /// The medicines of the plan, the stopped ones included, with the versions that say so.
    pub fn medicines(&self) -> impl Iterator<Item = (&Version, &Medicine)> {
        self.entities().filter_map(|(v, e)| if let Entity::Medicine(m) = e { Some((v, m)) } else { None })
    }

    /// The medicine that an identifier names, unless it was removed.
    pub fn medicine(&self, id: &Id) -> Option<&Medicine> {
        if let Some(Entity::Medicine(m)) = self.entity(id) { Some(m) } else { None }
    }

    /// The fact that an identifier names.
    pub fn fact(&self, id: &Id) -> Option<Fact> {
        let other = || self.facts.iter().rev().find(|f| &f.id == id).cloned();
        self.doses.place(id).and_then(|row| self.doses.fact(row)).or_else(other)
    }

    /// The facts that took the place of one.
    pub fn superseding(&self, id: &Id) -> Vec<Fact> {
        let doses = self.doses.superseding(id).filter_map(|row| self.doses.fact(row));
        doses.chain(self.facts.iter().filter(|fact| fact.supersedes.as_ref() == Some(id)).cloned()).collect()
    }

    /// Whether a newer fact has taken the place of this one.
    pub fn is_superseded(&self, fact: &Id) -> bool {
        match self.doses.place(fact) {
            Some(row) => self.doses.is_superseded(row),
            None => self.superseded.contains_key(fact.as_str()),
        }
    }

    /// The facts about anything but doses that hold: not superseded, and not themselves an undoing.
    pub fn standing(&self) -> impl Iterator<Item = &Fact> {
        let holds = |f: &&Fact| !self.superseded.contains_key(f.id.as_str()) && f.body != Happening::Undone;
        self.facts.iter().filter(holds)
    }

    /// Adds what was just committed.
    pub fn extend(&mut self, versions: &[Version], facts: &[Fact]) {
        let (doses, others) = (self.doses.len(), self.facts.len());
        self.add_facts(facts.to_vec());
        let new: Vec<Id> = facts.iter().filter_map(|fact| fact.supersedes.clone()).collect();
        self.doses.settle_last(self.doses.len() - doses, &new);
        let in_order = versions.iter().all(|version| self.append(version));
        if !in_order {
            // Some may stand there already.
            let known = order::places(self.versions.iter().map(|version| (&version.id, 0)));
            self.versions.extend(versions.iter().filter(|v| !known.contains_key(v.id.as_str())).cloned());
        }
        if !in_order || self.facts.len() > others {
            self.index();
        }
    }

    /// Adds a version that is the newest of all and is based on the head of its entity, or is its first. Returns whether
    /// it is; another one is not added.
    fn append(&mut self, version: &Version) -> bool {
        let is_newest = self.versions.last().is_none_or(|last| (last.at, &last.id) < (version.at, &version.id));
        let head = self.heads.get(version.entity.as_str()).copied();
        let base = head.and_then(|place| self.versions.get(place)).map(|head| &head.id);
        if !is_newest || base != version.based_on.as_ref() {
            return false;
        }
        let place = self.versions.len();
        match self.entered.iter_mut().find(|entered| Some(**entered) == head) {
            Some(entered) => *entered = place,
            None => self.entered.push(place),
        }
        self.heads.insert(version.entity.to_string(), place);
        self.versions.push(version.clone());
        true
    }

    /// Adds many dose entries that were just committed.
    pub fn extend_doses(&mut self, doses: &Doses) {
        self.doses.take_over(doses);
        self.doses.settle(&self.superseded_by_others());
    }

    fn add_facts(&mut self, facts: Vec<Fact>) {
        for fact in facts {
            if !self.doses.add(&fact) {
                self.facts.push(fact);
            }
        }
    }

    fn superseded_by_others(&self) -> Vec<Id> {
        self.facts.iter().filter_map(|fact| fact.supersedes.clone()).collect()
    }

    /// The head is the version that no other is based on; where two copies were edited apart, the later one.
    fn index(&mut self) {
        order::sort_by(&mut self.versions, |a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
        sort_facts(&mut self.facts);
        let edited = order::places(self.versions.iter().filter_map(|v| Some((v.based_on.as_ref()?, 0))));
        let heads = self.versions.iter().enumerate().filter(|(_, v)| !edited.contains_key(v.id.as_str()));
        self.heads = order::places(heads.map(|(i, v)| (&v.entity, i)));
        let mut seen = vec![false; self.versions.len()];
        self.entered = self.versions.iter().filter_map(|v| self.heads.get(v.entity.as_str()).copied()).collect();
        self.entered.retain(|&place| seen.get_mut(place).is_some_and(|seen| !std::mem::replace(seen, true)));
        self.superseded = order::places(self.facts.iter().filter_map(|fact| Some((fact.supersedes.as_ref()?, 0))));
    }
}

/// Puts facts in order of recording; of equal times the smaller identifier first.
pub fn sort_facts(facts: &mut Vec<Fact>) {
    order::sort_by(facts, |a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
}

/// Follows each chain once; a chain that comes back to itself is a circle.
fn refuse_circles(length: usize, next: &dyn Fn(usize) -> Option<usize>) -> Result<(), DomainError> {
    // The chain in which a place was first met; 0: none yet.
    let mut chains = vec![0; length];
    for start in 0..length {
        let mut at = Some(start);
        while let Some(chain) = at.and_then(|i| chains.get_mut(i)) {
            match *chain {
                0 => *chain = start + 1,
                same if same == start + 1 => return Err(DomainError::Circle),
                _ => break,
            }
            at = at.and_then(next);
        }
    }
    Ok(())
}
