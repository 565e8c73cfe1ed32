//! Which entities name which: concern ↔ barrier ↔ goal ↔ action ↔ referral ↔ medicine.
//!
//! A link stands once, in the list of one of the two; both ends show it. Which one keeps it is fixed by the two kinds.

use super::hangs::HangsOn;
use super::id::Id;
use super::medicine::Medicine;
use super::record::Entity;

impl Entity {
    /// The lists of entities that it names, with the kind of those in each.
    pub fn links(&self) -> Vec<(&'static str, &[Id])> {
        match self {
            Self::Person(_) | Self::Concern(_) | Self::Member(_) | Self::CarePlan(_) => Vec::new(),
            Self::Strength(strength) => vec![("goal", &strength.goals)],
            Self::Barrier(b) => vec![("goal", &b.goals), ("concern", &b.concerns), ("medicine", &b.medicines)],
            Self::Goal(goal) => vec![("concern", &goal.concerns), ("medicine", &goal.medicines)],
            Self::Action(a) => vec![("goal", &a.goals), ("barrier", &a.barriers), ("referral", &a.referrals)],
            Self::Referral(r) => {
                vec![("barrier", &r.barriers), ("concern", &r.concerns), ("goal", &r.goals), ("medicine", &r.medicines)]
            }
            Self::Appointment(a) => vec![("concern", &a.concerns), ("goal", &a.goals), ("referral", &a.referrals)],
            Self::Medicine(medicine) => vec![("concern", &medicine.label.concerns)],
        }
    }

    /// The list in which it names entities of a kind; none where it is not the one that keeps such links.
    pub fn links_to(&mut self, kind: &str) -> Option<&mut Vec<Id>> {
        match (self, kind) {
            (Self::Strength(strength), "goal") => Some(&mut strength.goals),
            (Self::Barrier(barrier), "goal") => Some(&mut barrier.goals),
            (Self::Barrier(barrier), "concern") => Some(&mut barrier.concerns),
            (Self::Barrier(barrier), "medicine") => Some(&mut barrier.medicines),
            (Self::Goal(goal), "concern") => Some(&mut goal.concerns),
            (Self::Goal(goal), "medicine") => Some(&mut goal.medicines),
            (Self::Action(action), "goal") => Some(&mut action.goals),
            (Self::Action(action), "barrier") => Some(&mut action.barriers),
            (Self::Action(action), "referral") => Some(&mut action.referrals),
            (Self::Referral(referral), "barrier") => Some(&mut referral.barriers),
            (Self::Referral(referral), "concern") => Some(&mut referral.concerns),
            (Self::Referral(referral), "goal") => Some(&mut referral.goals),
            (Self::Referral(referral), "medicine") => Some(&mut referral.medicines),
            (Self::Appointment(appointment), "concern") => Some(&mut appointment.concerns),
            (Self::Appointment(appointment), "goal") => Some(&mut appointment.goals),
            (Self::Appointment(appointment), "referral") => Some(&mut appointment.referrals),
            (Self::Medicine(medicine), "concern") => Some(&mut medicine.label.concerns),
            _ => None,
        }
    }

    /// The one person or member of the care team that it names: who does it, who is asked, who is met, who steps in.
    pub fn helper(&self) -> Option<&Id> {
        match self {
            Self::Action(action) => action.owner.as_ref(),
            Self::Referral(referral) => referral.member.as_ref(),
            Self::Appointment(appointment) => appointment.with.as_ref(),
            Self::Member(member) => member.caregiver.as_ref()?.backup.as_ref(),
            _ => None,
        }
    }

    /// Where it names that one.
    pub fn helper_mut(&mut self) -> Option<&mut Option<Id>> {
        match self {
            Self::Action(action) => Some(&mut action.owner),
            Self::Referral(referral) => Some(&mut referral.member),
            Self::Appointment(appointment) => Some(&mut appointment.with),
            Self::Member(member) => Some(&mut member.caregiver.as_mut()?.backup),
            _ => None,
        }
    }

    /// Those from which a medicine is kept apart, or that are known to hold something else.
    fn other_medicines(&self) -> Vec<&Id> {
        let Self::Medicine(Medicine { label, rules, .. }) = self else { return Vec::new() };
        let apart = rules.iter().flat_map(|rules| &rules.apart).filter_map(|apart| apart.medicine.as_ref());
        apart.chain(&label.differs_from).collect()
    }

    /// What of it hangs on appointments.
    pub fn hanging(&self) -> Vec<&HangsOn> {
        match self {
            Self::Action(action) => action.hangs.iter().collect(),
            Self::Medicine(medicine) => {
                let pauses = medicine.pauses.iter().flat_map(|pause| [&pause.from_hangs, &pause.until_hangs]);
                pauses.chain(medicine.regimens.iter().map(|regimen| &regimen.hangs)).flatten().collect()
            }
            _ => Vec::new(),
        }
    }

    /// Where it says so.
    pub fn hanging_mut(&mut self) -> Vec<&mut Option<HangsOn>> {
        match self {
            Self::Action(action) => vec![&mut action.hangs],
            Self::Medicine(medicine) => {
                let pauses =
                    medicine.pauses.iter_mut().flat_map(|pause| [&mut pause.from_hangs, &mut pause.until_hangs]);
                pauses.chain(medicine.regimens.iter_mut().map(|regimen| &mut regimen.hangs)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Whether it names an entity anywhere.
    pub fn names(&self, id: &Id) -> bool {
        !self.all_names(&|known| known != id)
    }

    /// Whether all that it names is so.
    pub fn all_names(&self, so: &dyn Fn(&Id) -> bool) -> bool {
        self.helper().is_none_or(so)
            && self.links().into_iter().all(|(_, ids)| ids.iter().all(so))
            && self.other_medicines().into_iter().all(so)
            && self.hanging().into_iter().all(|hangs| so(&hangs.appointment))
    }

    /// Names from now on only what is so.
    pub fn retain_names(&mut self, so: &dyn Fn(&Id) -> bool) {
        let kinds: Vec<&'static str> = self.links().into_iter().map(|(kind, _)| kind).collect();
        for kind in kinds {
            if let Some(links) = self.links_to(kind) {
                links.retain(so);
            }
        }
        if let Some(helper) = self.helper_mut() {
            *helper = helper.take().filter(so);
        }
        for hangs in self.hanging_mut() {
            *hangs = hangs.take().filter(|hangs| so(&hangs.appointment));
        }
        if let Self::Medicine(Medicine { label, rules, .. }) = self {
            label.differs_from.retain(so);
            if let Some(rules) = rules {
                rules.apart.retain(|apart| apart.medicine.as_ref().is_none_or(so));
            }
        }
    }

    /// What it is called on a list: its words, or its name.
    pub fn called(&self) -> &str {
        match self {
            Self::Person(person) => person.called().as_str(),
            Self::Concern(concern) => concern.words.as_str(),
            Self::Strength(strength) => strength.words.as_str(),
            Self::Barrier(barrier) => barrier.words.as_str(),
            Self::Goal(goal) => goal.words.as_str(),
            Self::Action(action) => action.words.as_str(),
            Self::Referral(referral) => referral.words.as_str(),
            Self::Appointment(appointment) => appointment.words.as_str(),
            Self::Member(member) => member.name.as_str(),
            Self::Medicine(medicine) => medicine.label.name.as_str(),
            Self::CarePlan(_) => "",
        }
    }
}
