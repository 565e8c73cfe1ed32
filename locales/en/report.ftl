### Text of the printed plan and medicine list.

report-title = Care plan and medicine list
report-title-medicines = Medicine list
report-title-plan = Care plan
report-holds-all = On this paper: the medicine list and the whole plan.
report-holds-medicines = On this paper: the medicine list. The rest of the plan is left out.
report-holds-plan = On this paper: the whole plan. The medicine list is left out.
report-for = { $name }
report-made = Made on { $date } at { $time }. Kept on the device of the person who made it.
report-page = { $name } · Page { $page } of { $pages }
report-born = Born { $date }

report-matters = What matters to me
report-quote = “{ $words }”
report-called = Likes to be called { $words }
report-how-to-talk = How to talk with me: { $words }
report-language = Language: { $words }
report-why-now = Why a plan now: { $words }

report-allergies = Allergies
report-allergies-none = The person said: no allergies.
report-allergies-unknown = None recorded. Please ask.

report-medicines = Medicines
report-medicines-none = No medicines recorded.
report-stopped-left-out = { $count ->
    [one] 1 stopped medicine is left out.
   *[other] { $count } stopped medicines are left out.
}
report-medicines-caption = Medicines with a set time
column-medicine = Medicine
column-morning = Morning
column-noon = Noon
column-evening = Evening
column-bedtime = Bedtime
column-nothing = –
medicine-for = For { $reason }
medicine-for-unknown = What it is for: not recorded
medicine-route = { $line } · { $route }
medicine-label = Label: “{ $directions }”
medicine-food = Food: { $words }
medicine-keep-apart = Keep apart: { $words }
medicine-from = From { $date }
medicine-paused = On hold since { $date }.
medicine-pausing = On hold from { $date }.
medicine-stops = Stops on { $date }: nothing is taken from then on.
date-and-time = { $date } at { $time }
medicine-paused-until = On hold until { $date }.
medicine-paused-why = Why: { $words }
report-finished = Finished
medicine-finished = { $medicine }, last day { $date }
medicine-until = Last day { $date }.
medicine-count = { $count ->
    [one] 1 dose in all.
   *[other] { $count } doses in all.
}
cell-by-reading = by the { $reading }
cell-until = until { $until }:
cell-from = from { $from }:
cell-on = on { $from }:
cell-from-until = { $from } to { $until }:
medicine-next = From { $date }: { $sentence }

report-as-needed = Only when needed
report-as-needed-caption = Medicines taken only when needed
column-dose = How much
column-limits = Limits on the label

report-drafts = To ask about
report-drafts-note = How these are taken is not known yet.

## The plan: what one part says of another

to-goal = Helps with: { $words }
to-blocked = In the way of: { $words }
to-concern = For the concern: { $words }
to-barrier = For what is in the way: { $words }
to-referral = For the help asked for: { $words }
to-medicine = About the medicine: { $words }
is-over = { $words } (over)
by-goal = Goal: { $words }
by-strength = To build on: { $words }
by-barrier = In the way: { $words }
by-action = Step: { $words }
by-referral = Help asked for: { $words }
by-appointment = Appointment: { $words }
by-medicine = Medicine: { $words }

report-closed = This plan was closed on { $date }: { $outcome }
outcome-reached = what it was for is reached.
outcome-partly-reached = some of what it was for is reached.
outcome-handed-over = another plan or team takes over.
outcome-ended = the person does not want it any longer.

report-strengths = What I can build on
column-strength = What I can build on
column-helps = What it helps with

report-concerns = Concerns
report-since = Since { $date }
column-concern = Concern
column-planned = What belongs to it

report-barriers = What is in the way
report-nothing-planned = Nothing is planned for it yet.
column-barrier = What is in the way
column-blocks = Of what
column-done-about = What is done about it
barrier-transport = About getting there
barrier-cost = About money
barrier-housing = About a place to live
barrier-food = About food
barrier-support = About people who help
barrier-understanding = About knowing what to do
barrier-language = About language
barrier-safety = About being safe
barrier-time = About time
barrier-side-effects = About side effects of a medicine
barrier-other = About something else

## Goals

report-goals = Goals
report-goals-none = No goals recorded.
report-goals-over = Goals that are over
goal-over = { $words }: { $said }
goal-going = How it is going: { $said }
goal-known = How we know: { $said }
goal-begun = Begun.
goal-overruled = It was judged so. From the entries we would say: { $said }
goal-judged = Seen so because: { $words }
goal-why = Why: { $words }
goal-by = By { $date }
goal-target-at-least = { $measure }: at least { $quantity }
goal-target-at-most = { $measure }: at most { $quantity }
goal-target-between = { $measure }: between { $from } and { $up-to }
goal-from = { $target }. At the start: { $quantity }
goal-latest = Last seen: { $quantity } on { $date }
beside-below = That is below the range.
beside-above = That is above the range.
goal-note = Noted on { $date }: { $words }
goal-shown-by = What would show it: { $words }
goal-milestone = Milestone: { $words }
goal-reached = Milestone: { $words } (reached { $date })
goal-milestone-by = Milestone: { $words } (by { $date })
goal-importance = How much it matters: { $number } of 10
goal-confidence = How sure the person is: { $number } of 10
goal-surer = What would make it surer: { $words }
term-short = For the next weeks
term-long = For months or years
priority-high-priority = Matters more than the other goals
priority-medium-priority = Matters as much as the other goals
priority-low-priority = Matters less than the other goals
lifecycle-proposed = An idea, not agreed yet.
lifecycle-planned = Agreed, starts later.
lifecycle-accepted = Agreed.
lifecycle-active = Being worked on.
lifecycle-on-hold = On hold.
lifecycle-completed = Finished.
lifecycle-cancelled = Let go.
lifecycle-entered-in-error = Written by mistake.
lifecycle-rejected = Decided against.
achievement-in-progress = On the way.
achievement-improving = On the way, getting closer.
achievement-worsening = Harder right now.
achievement-no-change = About the same.
achievement-achieved = Reached.
achievement-sustaining = Reached and kept.
achievement-not-achieved = Not reached this time.
achievement-no-progress = Not begun.
achievement-not-attainable = Out of reach for now.
rule-range = Reached means inside the range, both ends too.
rule-met-twice = The last two entries reach it.
rule-met = The last entry reaches it.
rule-due-passed-closer = The day has passed. It is closer than at the start.
rule-due-passed = The day has passed. It is no closer than at the start.
rule-due-passed-nothing = The day has passed. Nothing is recorded.
rule-nothing-yet = Nothing is recorded yet.
rule-first-entry = There is one entry so far.
rule-closer = It is closer than the time before.
rule-farther = It is farther away than the time before.
rule-same = It is as far as the time before.

report-levels = Five levels of this goal
column-level = Level
column-means = What it means
column-rated = Where it stands
level--2 = Much less than hoped
level--1 = Less than hoped
level-0 = As hoped
level-1 = More than hoped
level-2 = Much more than hoped
level-baseline = Here it began.
level-rated = Rated here by { $who } on { $date }
rater-person = the person
rater-caregiver = a caregiver
rater-professional = a professional
goal-weight = How much it counts beside the other goals: { $number }
report-attainment = All rated goals in one number
attainment-of = { $goals ->
    [one] Rated by { $who }: { $t }. 1 goal is counted.
   *[other] Rated by { $who }: { $t }. { $goals } goals are counted.
}
attainment-change = At the start it was { $baseline }. The change is { $change }.
attainment-means = This number is a T-score. 50 means: on the whole as hoped. Below 50 is less, above 50 is more.

## Who does what, help asked for, appointments

report-actions = Who does what
owner-role = { $name } ({ $role })
column-action = What
column-when = When
column-for = What for
action-by = by { $date }
action-late = This day has passed. It is not done yet.
action-last-done = Last done: { $date }
action-nobody = Nobody yet
action-each-week = { $count ->
    [one] once a week, on any day.
   *[other] { $count } times a week, on any days.
}
week-begins-mon = Weeks begin on Monday.
week-begins-tue = Weeks begin on Tuesday.
week-begins-wed = Weeks begin on Wednesday.
week-begins-thu = Weeks begin on Thursday.
week-begins-fri = Weeks begin on Friday.
week-begins-sat = Weeks begin on Saturday.
week-begins-sun = Weeks begin on Sunday.
action-no-date = no date yet

report-referrals = Help asked for
column-referral = Help asked for
column-status = How far it is
column-next = What comes next
referral-to = Asked of: { $words }
referral-member = Who helps: { $words }
referral-asked-on = Asked on { $date }
referral-check = Ask again on { $date }
referral-papers = Papers: { $words }
referral-deadline = Last day for the papers: { $date }
referral-deadline-passed = This day has passed.
report-outcome = What came of it: { $words }
report-next-step = Next: { $words }
status-asked = Asked. No answer yet.
status-accepted = They said yes.
status-waiting-list = On a waiting list.
status-booked = There is a date.
status-done = It is done.
status-refused = They said no.
status-unreachable = Nobody answers.

report-appointments = Appointments to come
report-appointments-past = Appointments of the past
column-appointment = Appointment
column-prepare = To bring and to ask
column-came = What came of it
appointment-with = With: { $words }
appointment-place = Where: { $words }
appointment-directions = How to get there: { $words }
appointment-video = Video call: { $words }
appointment-zone = { $moment } by the clock of { $zone }
appointment-here = Where the person is: { $moment }
appointment-bring = Bring: { $words }
appointment-question = To ask: { $words }
appointment-unsaid = Nobody has said yet what came of it.

report-team = People who help
column-name = Name
column-reach = How to reach them
column-call-for = What they do
member-does = Takes care of: { $words }
member-call-for = Call for: { $words }
part-professional = Nurse, doctor or case worker
part-service = A place: pharmacy, clinic, program
part-family = Family
part-friend = Friend or neighbor
report-caregiver = { $words } cares at home
caregiver-needs = Would help them: { $words }
caregiver-strain = How they bear it: { $words }
caregiver-backup = Steps in for them: { $words }
caregiver-no-backup = Nobody is named to step in for them.
caregiver-may-see = May see of the plan: { $words }

## Review, and what is not on the paper

report-reviews = Review of the plan
review-next = Next review: { $date }
review-none = No day is set for the next review.
review-last = Last review: { $date }
review-caption = What the last review decided
review-note = What else was said: { $words }
review-goal-gone = A goal that is not in the plan any more
column-goal = Goal
column-went = How it went
column-decided = What was decided
decision-keep = Go on as it is.
decision-change = Go on, changed.
decision-close = It is over.
report-left-open = Left open for now
report-left-open-why = { $gap } Why: { $reason }
report-gap-of = { $words }: { $gap }
gap-no-goal = No goal yet.
gap-allergies-unknown = Allergies: nothing is recorded, not even “no allergies”.
gap-barrier-unaddressed = This is in the way, and nothing is planned for it yet.
gap-concern-without-goal = No goal answers this concern yet.
gap-goal-without-measure = Nothing would show that this goal is reached.
gap-action-without-owner = Nobody is on it yet.
gap-action-without-both = Nobody is on it yet, and it has no date.
gap-action-without-date = It has no date yet.
gap-referral-without-check = No day is set to ask again.
gap-referral-check-passed = The day to ask again has passed: { $date }.
gap-referral-refused = They said no, and nothing follows yet.
gap-action-late = The day for this step has passed.
gap-referral-deadline = The last day for the papers is near, or has passed.
gap-appointment-without-outcome = Nobody has said yet what came of it.
gap-caregiver-without-backup = Nobody is named to step in for them.
gap-review-overdue = The day of the review has passed.
gap-medicine-without-reason = Nobody said what it is for.
gap-medicine-draft = How it is taken is not known yet. Ask the pharmacist or doctor.
report-none = None recorded
report-over-left-out = { $count ->
    [one] 1 entry that is over is left out (concerns, what was in the way, steps, appointments).
   *[other] { $count } entries that are over are left out (concerns, what was in the way, steps, appointments).
}
