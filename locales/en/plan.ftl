### The plan and the goals.

entity-gone = This is not in the plan any more
entity-gone-text = It was removed, here or in another tab.
note = Worth knowing
name = Name
fault-weekdays = Choose at least one day.

## The person

person-title = Whose plan this is
matters = What matters to me
matters-none = Nothing is written here yet.
matters-add = Write what matters
preferred-name = Likes to be called
born = Date of birth
allergies = Allergies
allergies-unknown = None recorded. Please ask.
allergies-none-said = No allergies, the person said
language = Language
how-to-talk = How to talk with me
why-now = Why a plan now

## Concerns

concerns = Concerns
no-concerns = No concern is written down yet.
add-concern = Add a concern
since-day = Since { $day }
resolved-day = No longer a concern since { $day }
## Steps

who-does-what = Who does what
no-actions = No step is written down yet.
add-action = Add a step
action-new = What is the step?
action-change = Change this step
action-words = What is to be done?
action-words-hint = For example: walk with Ana.
action-owner = Who does it?
action-when = When?
when-by = Once, by a day
when-by-day = By which day?
when-daily = Every day
when-weekly = On some days of the week
when-later = No date yet
when-as-is = Leave it as it is
which-days = Which days?
at-what-time = At what time?
action-how = How
action-how-hint = An address, what to bring, what to say.
action-goals = Which goals does it help?
action-ended = It is over since
action-ended-hint = Nothing is due from that day on.
nobody-yet = Nobody yet
no-date-yet = no date yet
ended-day = Over since { $day }
last-done = Last done { $day }
weekday-mon = Monday
weekday-tue = Tuesday
weekday-wed = Wednesday
weekday-thu = Thursday
weekday-fri = Friday
weekday-sat = Saturday
weekday-sun = Sunday

## People who help

people-who-help = People who help
no-members = Nobody is written down yet.
add-member = Add a person who helps
takes-care-of = Takes care of: { $what }
call-for = Call for: { $what }
call-number = Call { $phone }
write-to = Write to { $email }

## Gaps

gaps = Gaps in this plan
gap-draft = How it is taken is not known yet. Ask the pharmacist or doctor.
gap-draft-button = Look at this medicine
gap-action-owner = Nobody is on it yet.
gap-action-owner-button = Choose who does it
gap-action-when = It has no date yet.
gap-action-when-button = Choose a day
gap-action-both = Nobody is on it, and it has no date.
gap-action-both-button = Choose who and when
gap-concern = No goal answers this concern yet.
gap-goal = No goal yet
gap-goal-text = One sentence is enough to begin.
gap-allergies = Nothing is recorded, not even “no allergies”.
gap-allergies-button = Write allergies

## Goals

add-goal = Add a goal
no-goals = No goal yet
no-goals-text = What would you like to do, or do again? One sentence is enough.
goals-over = Goals that are over
goal-by = By { $day }
goal-no-due = No date yet
goal-days-left = { $days ->
    [one] 1 day to go
   *[other] { $days } days to go
}
goal-due-today = that is today
goal-due-passed = { $days ->
    [one] that was yesterday
   *[other] that was { $days } days ago
}
goal-next = next step: { $step }
goal-on-the-way = On the way.
goal-met = Reached.
goal-not-begun = Nothing recorded yet.
goal-counts = { $latest } of { $target } { $unit }.
goal-counts-at-most = Now { $latest }, wanted { $target } { $unit } or less.
for-concern = for: { $concern }
helps = { $name }
lifecycle-label = Where does this goal stand?
lifecycle-active = I am working on it
lifecycle-planned = Agreed, starts later
lifecycle-proposed = An idea, not agreed yet
lifecycle-accepted = Agreed
lifecycle-on-hold = On hold
lifecycle-completed = Finished
lifecycle-cancelled = Let go
lifecycle-entered-in-error = Written by mistake
lifecycle-rejected = Decided against
achievement-label = How is it going?
achievement-in-progress = On the way.
achievement-improving = On the way.
achievement-worsening = Harder right now.
achievement-no-change = About the same.
achievement-achieved = Reached.
achievement-sustaining = Reached and kept.
achievement-not-achieved = Not reached this time.
achievement-no-progress = Not begun.
achievement-not-attainable = Out of reach for now.
achievement-unsaid = I would rather not say

add-progress = Add progress
## History

what-changed = What was changed
history-removed = Removed from the plan.
