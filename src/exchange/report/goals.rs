//! Goals on paper: where each stands, how that is known, its levels and what the ratings come to.

use super::{Cell, Line, Tone, Writer};
use crate::domain::attainment::{AttainmentScale, Level, Rater};
use crate::domain::goal::{Direction, Goal, Lifecycle, Milestone, ProgressBy, Target};
use crate::exchange::wording::{Value, plain_amount};
use crate::planning::plan::{GoalItem, Plan};
use crate::planning::progress::AchievementRule;

const RATERS: [Rater; 3] = [Rater::Person, Rater::Caregiver, Rater::Professional];

impl Writer {
    pub(super) fn goals(&mut self, plan: &Plan) {
        self.heading(2, self.say("report-goals", &[]));
        let (over, open): (Vec<_>, Vec<_>) = plan.goals.iter().partition(|item| item.goal.lifecycle.is_over());
        if open.is_empty() {
            self.paragraph(self.say("report-goals-none", &[]), Tone::Plain);
        }
        for item in open {
            self.goal(item);
        }
        self.attainment(plan);
        let over: Vec<String> = over
            .into_iter()
            .filter(|item| item.goal.lifecycle != Lifecycle::EnteredInError)
            .map(|item| self.goal_that_is_over(&item.goal))
            .collect();
        if !over.is_empty() {
            self.heading(3, self.say("report-goals-over", &[]));
            self.list(over);
        }
    }

    fn goal_that_is_over(&self, goal: &Goal) -> String {
        let mut said = vec![self.named("lifecycle", &goal.lifecycle)];
        said.extend(goal.achievement.map(|achievement| self.named("achievement", &achievement)));
        self.optional(&mut said, "goal-why", goal.judged_because.as_ref());
        let words = Value::Text(goal.words.as_str());
        self.say("goal-over", &[("words", words), ("said", Value::Text(&said.join(" ")))])
    }

    fn goal(&mut self, item: &GoalItem) {
        let goal = &item.goal;
        self.heading(3, goal.words.to_string());
        let mut lines = self.standing(item);
        self.optional(&mut lines, "goal-why", goal.why.as_ref());
        lines.extend(goal.target.as_ref().map(|target| self.target(target)));
        lines.extend(self.last_seen(item));
        self.optional(&mut lines, "goal-shown-by", goal.shown_by.as_ref());
        lines.extend(goal.due.map(|due| self.dated("goal-by", due)));
        lines.extend(goal.milestones.iter().map(|milestone| self.milestone(milestone)));
        let number = |id: &str, number: u8| self.say(id, &[("number", Value::Number(number.into()))]);
        lines.extend(goal.importance.map(|found| number("goal-importance", found.get())));
        lines.extend(goal.confidence.map(|found| number("goal-confidence", found.get())));
        self.optional(&mut lines, "goal-surer", goal.surer.as_ref());
        let weight = goal.scale.as_ref().and_then(|scale| scale.weight);
        lines.extend(weight.map(|found| number("goal-weight", found.get())));
        lines.extend(goal.term.map(|term| self.named("term", &term)));
        lines.extend(goal.priority.map(|priority| self.named("priority", &priority)));
        let ways = [
            ("concern", "to-concern"),
            ("medicine", "to-medicine"),
            ("strength", "by-strength"),
            ("barrier", "by-barrier"),
            ("action", "by-action"),
            ("referral", "by-referral"),
            ("appointment", "by-appointment"),
        ];
        lines.extend(self.linked(&item.head.entity, &ways));
        self.list(lines);
        if let Some(scale) = &goal.scale {
            self.levels(item, scale);
        }
    }

    /// Where it stands, and by which rule that is known.
    fn standing(&self, item: &GoalItem) -> Vec<String> {
        let (goal, status) = (&item.goal, &item.status);
        let mut lines = Vec::new();
        if goal.lifecycle != Lifecycle::Active {
            lines.push(self.named("lifecycle", &goal.lifecycle));
        }
        let known = if status.overruled {
            let computed = self.computed(item);
            Some(self.say("goal-overruled", &[("said", Value::Text(&computed))]))
        } else if status.by.is_none() {
            Some(self.say("gap-goal-without-measure", &[]))
        } else {
            (status.rule != AchievementRule::NothingYet).then(|| self.rule(item))
        };
        let going = if status.overruled || status.rule != AchievementRule::NothingYet {
            match goal.achievement {
                Some(judged) => self.named("achievement", &judged),
                None => self.computed(item),
            }
        } else {
            self.named("rule", &status.rule)
        };
        lines.push(self.say("goal-going", &[("said", Value::Text(&going))]));
        lines.extend(known.map(|known| self.say("goal-known", &[("said", Value::Text(&known))])));
        self.optional(&mut lines, "goal-judged", goal.judged_because.as_ref());
        lines
    }

    /// What the entries alone say. A first rating below what is hoped begins, and does not yet lead anywhere.
    fn computed(&self, item: &GoalItem) -> String {
        match (item.status.rule, item.status.by) {
            (AchievementRule::FirstEntry, Some(ProgressBy::Rating)) => self.say("goal-begun", &[]),
            _ => self.named("achievement", &item.status.computed),
        }
    }

    /// The rule that says where it stands.
    fn rule(&self, item: &GoalItem) -> String {
        let is_empty = item.progress.is_empty() && item.ratings.is_empty() && item.status.reached == 0;
        let said = match item.status.rule {
            AchievementRule::DuePassed if is_empty => self.say("rule-due-passed-nothing", &[]),
            rule => self.named("rule", &rule),
        };
        let is_range = item.goal.target.as_ref().is_some_and(|target| target.direction == Direction::Between);
        if is_range && item.status.by == Some(ProgressBy::Measurement) {
            format!("{said} {}", self.say("rule-range", &[]))
        } else {
            said
        }
    }

    fn target(&self, target: &Target) -> String {
        let unit = target.quantity.unit.as_str();
        let quantity = self.quantity(&plain_amount(target.quantity.amount), unit);
        let id = match target.direction {
            Direction::AtLeast => "goal-target-at-least",
            Direction::AtMost => "goal-target-at-most",
            Direction::Between => "goal-target-between",
        };
        let up_to = target.up_to.map(|up_to| self.quantity(&plain_amount(up_to), unit)).unwrap_or_default();
        let from = plain_amount(target.quantity.amount);
        let said = self.say(
            id,
            &[
                ("measure", Value::Text(target.measure.as_str())),
                ("quantity", Value::Text(&quantity)),
                ("from", Value::Text(&from)),
                ("up-to", Value::Text(&up_to)),
            ],
        );
        match target.baseline {
            None => said,
            Some(baseline) => {
                let from = self.quantity(&plain_amount(baseline), unit);
                self.say("goal-from", &[("target", Value::Text(&said)), ("quantity", Value::Text(&from))])
            }
        }
    }

    /// The newest amount, and the newest words, with their days.
    fn last_seen(&self, item: &GoalItem) -> Vec<String> {
        let mut lines = Vec::new();
        let amount = item.progress.iter().find_map(|entry| Some((entry.what.amount?, entry.what.on)));
        if let (Some((amount, on)), Some(target)) = (amount, &item.goal.target) {
            let quantity = self.quantity(&plain_amount(amount), target.quantity.unit.as_str());
            let date = self.wording.date(on);
            let seen = [("quantity", Value::Text(&quantity)), ("date", Value::Text(&date))];
            lines.push(self.say("goal-latest", &seen));
            lines.extend(item.beside.map(|side| self.named("beside", &side)));
        }
        let note = item.progress.iter().find_map(|entry| Some((entry.what.note.as_ref()?, entry.what.on)));
        if let Some((note, on)) = note {
            let date = self.wording.date(on);
            lines.push(self.say("goal-note", &[("date", Value::Text(&date)), ("words", Value::Text(note.as_str()))]));
        }
        lines
    }

    fn quantity(&self, amount: &str, unit: &str) -> String {
        self.say("dose-plain", &[("amount", Value::Text(amount)), ("unit", Value::Text(unit))])
    }

    fn milestone(&self, milestone: &Milestone) -> String {
        let (id, date) = match (milestone.reached, milestone.due) {
            (Some(reached), _) => ("goal-reached", reached),
            (None, Some(due)) => ("goal-milestone-by", due),
            (None, None) => return self.words("goal-milestone", &milestone.words),
        };
        let date = self.wording.date(date);
        self.say(id, &[("words", Value::Text(milestone.words.as_str())), ("date", Value::Text(&date))])
    }

    /// The five levels, the best first, with where it began and who last rated it there.
    fn levels(&mut self, item: &GoalItem, scale: &AttainmentScale) {
        let rows = (-2..=2).rev().filter_map(|number| {
            let level = Level::new(number).ok()?;
            let mut here = Vec::new();
            if scale.baseline == Some(level) {
                here.push(self.say("level-baseline", &[]));
            }
            for rater in RATERS {
                let last = item.ratings.iter().map(|rating| &rating.what).find(|rating| rating.rater == rater);
                let Some(last) = last.filter(|rating| rating.level == level) else { continue };
                let (who, date) = (self.named("rater", &rater), self.wording.date(last.on));
                here.push(self.say("level-rated", &[("who", Value::Text(&who)), ("date", Value::Text(&date))]));
                here.extend(last.note.iter().map(|note| self.words("report-quote", note)));
            }
            let name = Line { text: self.named("level", &level), strong: true };
            let described = self.cell(vec![scale.describe(level).to_string()]);
            Some(vec![Cell { lines: vec![name] }, described, self.cell(here)])
        });
        let rows = rows.collect();
        let columns = [("column-level", 24), ("column-means", 46), ("column-rated", 30)];
        self.table("report-levels", &columns, rows);
    }

    /// All rated goals in one number for each kind of rater, and what it means.
    fn attainment(&mut self, plan: &Plan) {
        if plan.attainments.is_empty() {
            return;
        }
        self.heading(3, self.say("report-attainment", &[]));
        for found in &plan.attainments {
            let (who, t) = (self.named("rater", &found.rater), plain_amount(found.t));
            let goals = f64::from(u32::try_from(found.goals.len()).unwrap_or(u32::MAX));
            let args = [("who", Value::Text(&who)), ("t", Value::Text(&t)), ("goals", Value::Number(goals))];
            let mut said = self.say("attainment-of", &args);
            if let (Some(baseline), Some(change)) = (found.baseline, found.change) {
                let (baseline, change) = (plain_amount(baseline), plain_amount(change));
                let sign = if change.starts_with('-') || change == "0" { "" } else { "+" };
                let change = format!("{sign}{change}");
                let args = [("baseline", Value::Text(&baseline)), ("change", Value::Text(&change))];
                said = format!("{said} {}", self.say("attainment-change", &args));
            }
            self.paragraph(said, Tone::Plain);
        }
        self.paragraph(self.say("attainment-means", &[]), Tone::Note);
    }
}
