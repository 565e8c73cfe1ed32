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
person-apart = A word to tell them apart
person-apart-hint = Only for two people of one name. For example: my aunt.
person-country = Country
person-week = On which day does your week begin?
person-week-hint = For steps that are done so many times a week. Unless you say one, it is Monday.
person-weekday = { $day ->
    [tue] Tuesday
    [wed] Wednesday
    [thu] Thursday
    [fri] Friday
    [sat] Saturday
    [sun] Sunday
   *[mon] Monday
}
born = Date of birth
allergies = Allergies
allergies-unknown = None recorded. Please ask.
allergies-none-said = No allergies, the person said
language = Language
how-to-talk = How to talk with me
why-now = Why a plan now

make-start = Make the plan step by step

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
which-days = Which days?
at-what-time = At what time?
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

## Goals

add-goal = Add a goal
no-goals = No goal yet
templates-link = Begin with a template
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
goal-next = next: { $what }
goal-on-the-way = On the way.
goal-met = Reached.
goal-not-begun = Nothing recorded yet.
goal-begun = Begun.
goal-counts = { $latest } of { $target } { $unit }.
goal-milestones-reached = { $reached } of { $of } milestones reached.
goal-rated = Rated: { $level }.
goal-counts-at-most = Now { $latest }, wanted { $target } { $unit } or less.
goal-counts-between = Now { $latest }, wanted { $target } to { $up-to } { $unit }.
goal-counts-below = Now { $latest }, below the wanted { $target } to { $up-to } { $unit }.
goal-counts-above = Now { $latest }, above the wanted { $target } to { $up-to } { $unit }.
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
attainment-title = All rated goals in one number
attainment-of-person = As the person rated: { $said } ({ $t })
attainment-of-caregiver = As the caregiver rated: { $said } ({ $t })
attainment-of-professional = As the professional rated: { $said } ({ $t })
attainment-more = on the whole more than hoped
attainment-expected = on the whole as hoped
attainment-less = on the whole less than hoped
attainment-counted = { $goals ->
    [one] 1 goal is counted: { $names }.
   *[other] { $goals } goals are counted: { $names }.
}
attainment-change = At the start it was { $baseline }. The change is { $change }.
attainment-same = At the start it was the same.
attainment-means = 50 means: on the whole as hoped. Below 50 is less, above 50 is more. A goal of more weight counts more.
review-start = Look at the plan again
then-link = The plan on an earlier day
changed-link = What has changed
