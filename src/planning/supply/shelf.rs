//! What stands on the shelf, where an opened package is thrown away and some is lost at each use.

use std::cmp::Ordering;

use crate::domain::strength::Exact;

/// What is left of a medicine, in its packages. Packages are used up one after the other, each opened with its first use.
#[derive(Debug, Clone)]
pub(super) struct Shelf {
    /// What is left in the package in use, and the day on which it was opened.
    open: Exact,
    opened: i64,
    /// What is left in the others; below nothing: more was taken than there was.
    rest: Exact,
    /// What was lost at each use, and thrown away.
    lost: Exact,
    waste: Exact,
    /// How much a package holds, and on how many days it is used once it is opened.
    packages: Option<(Exact, i64)>,
}

impl Shelf {
    /// An empty shelf. `packages`: how much one holds, and on how many days it is used once it is opened.
    pub(super) fn new(waste: Exact, packages: Option<(Exact, i64)>) -> Self {
        let none = Exact::ZERO;
        Self { open: none, opened: 0, rest: none, lost: none, waste, packages }
    }

    /// Puts packages on it that are not opened.
    pub(super) fn add(&mut self, amount: Exact) {
        self.rest = self.rest.plus(amount);
    }

    /// Takes what is more than whole packages to be in one that was opened on a day. Returns whether there is any.
    pub(super) fn open_on(&mut self, day: i64) -> bool {
        let Some((holds, _)) = self.packages else { return false };
        let whole = self.rest.divided(holds).map_or(Exact::ZERO, |packages| packages.whole_times(holds));
        (self.open, self.opened) = (self.rest.minus(whole), day);
        self.rest = whole;
        self.open > Exact::ZERO
    }

    /// Takes an amount of so many uses out on a day.
    pub(super) fn take(&mut self, day: i64, amount: Exact, uses: u32) {
        let waste = self.waste.multiplied(uses).unwrap_or(Exact::ZERO);
        self.lost = self.lost.plus(waste);
        let mut need = amount.plus(waste);
        self.throw_away(day);
        let Some((holds, _)) = self.packages else {
            self.rest = self.rest.minus(need);
            return;
        };
        while need > self.open {
            need = need.minus(self.open);
            if self.open > Exact::ZERO && self.rest > Exact::ZERO {
                // The next one is primed too, in the middle of a dose.
                need = need.plus(self.waste);
                self.lost = self.lost.plus(self.waste);
            }
            self.open = Exact::ZERO;
            if self.rest <= Exact::ZERO {
                self.rest = self.rest.minus(need);
                return;
            }
            (self.open, self.opened) = (holds.min(self.rest), day);
            self.rest = self.rest.minus(self.open);
        }
        self.open = self.open.minus(need);
    }

    /// Throws the package in use away where its days are over.
    pub(super) fn throw_away(&mut self, day: i64) {
        if self.packages.is_some_and(|(_, days)| day >= self.opened + days) {
            self.lost = self.lost.plus(self.open);
            self.open = Exact::ZERO;
        }
    }

    /// What is left; below nothing where more was taken than there was.
    pub(super) fn left(&self) -> Exact {
        self.open.plus(self.rest)
    }

    /// Whether more was taken than there was.
    pub(super) fn is_short(&self) -> bool {
        self.rest.cmp(&Exact::ZERO) == Ordering::Less
    }

    /// What was lost at each use, and thrown away.
    pub(super) fn lost(&self) -> Exact {
        self.lost
    }
}
