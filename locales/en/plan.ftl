### The plan and the goals.

entity-gone = This is not in the plan any more
entity-gone-text = It was removed, here or in another tab.
entity-saved = Saved: “{ $what }”, on this device.
entity-removed = Removed: “{ $what }”.
remove-from-plan = Remove from the plan
remove-hint = You can undo it. The history keeps what was written.
save-new = Save
in-your-words = In your own words
note = Worth knowing
name = Name
fault-words = Write it in your own words.
fault-future = This day lies in the future. Choose a day that has passed.
fault-past-date = Choose today or a day that has passed.
fault-number = Write a number, for example 4 or 2.5.
fault-weekdays = Choose at least one day.

## The person

person-title = Whose plan this is
matters = What matters to me
matters-hint = For example: be at home, cook on Sundays.
matters-none = Nothing is written here yet.
matters-add = Write what matters
preferred-name = Likes to be called
born = Date of birth
allergies = Allergies
allergies-question = Are there any allergies?
allergies-yes = Yes
allergies-none = No allergies
allergies-hint = Write each one on a line of its own.
allergies-unknown = None recorded. Please ask.
allergies-none-said = No allergies, the person said
fault-allergies = Write the allergies, or choose “No allergies”.
language = Language
how-to-talk = How to talk with me
how-to-talk-hint = For example: slowly, and on my left side.
why-now = Why a plan now

## Concerns

concerns = Concerns
no-concerns = No concern is written down yet.
add-concern = Add a concern
concern-new = What is the concern?
concern-change = Change this concern
concern-hint = A problem, an illness or a worry.
concern-resolved = No longer a concern since
since = Since when
since-day = Since { $day }
resolved-day = No longer a concern since { $day }
fault-resolved = Choose a day that has passed, after it began.

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
fault-action-words = Write what is to be done.
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
member-new = Who helps?
member-change = Change this person
member-name-hint = A person or a service, for example a clinic.
member-role = Role
member-role-hint = For example: my sister, heart nurse.
member-phone = Phone
member-email = E-mail
member-responsible-for = Takes care of
member-call-for = Call for
member-call-for-hint = When should we call them?
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
goal-new = What would you like to reach?
goal-change = Change this goal
change-goal = Change goal
goal-words-label = The goal, in your own words
goal-words-hint = For example: walk to the corner shop on my own.
goal-why-label = Why does it matter to you?
goal-why = Why: { $why }
goal-due-label = By which day?
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
goal-target-label = Can you count or measure it?
goal-target-hint = Then we can show how far you are.
goal-target-yes = Yes
goal-target-no = No, words are enough
target-measure = What do you count or measure?
target-measure-hint = For example: how far I walk.
target-direction = What do you want?
direction-at-least = This number or more
direction-at-most = This number or less
target-amount = Which number?
target-unit = Of what?
target-unit-hint = For example: blocks, visits, pounds.
target-baseline = Where did you start?
target-at-least = { $measure }: at least { $amount } { $unit }
target-at-most = { $measure }: at most { $amount } { $unit }
fault-goal-words = Write the goal in your own words.
fault-measure = Write what you count or measure.
fault-direction = Choose one.
fault-target-unit = Write what it is counted in, for example blocks.
milestones = Steps on the way
milestones-hint = Small steps, in order. Leave it empty if you like.
milestone-label = Step { $number }
milestone-due = By which day?
milestone-add = Add a step on the way
milestone-remove = Remove step { $number }
milestone-reached = Reached { $day }
mark-reached = Reached
mark-not-reached = Not reached yet
goal-concerns-label = Which concerns does it answer?
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

progress = Progress
no-progress = Nothing is recorded yet.
add-progress = Add progress
progress-title = How did it go?
progress-amount = { $measure } ({ $unit })
progress-note-hint = What went well, what was hard.
progress-on = Which day?
save-progress = Save progress
progress-saved = Saved: progress for “{ $goal }”, on this device.
fault-progress = Write a number or some words.

## History

what-changed = What was changed
history-removed = Removed from the plan.
history-written = Written down: “{ $words }”.
history-words = The words were: “{ $before }”.
history-due-new = A date was added.
history-due = The date was { $day }.
history-why = The reason was changed.
history-target = What is measured was changed.
history-milestones = The steps were changed.
history-lifecycle = Where it stands was changed.
history-achievement = How it goes was changed.
history-concerns = The concerns were changed.
history-same = Saved again, the same.
