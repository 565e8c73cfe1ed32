### The plan, the pages of its parts, and the guided way to make one.

show-all-of = Show all { $count }
not-said = Not said
said-not-mine = You said that this does not apply.
none-of-them = None of them
what-came-of-it = What came of it?
next-step = What is done next?
outcome-is = What came of it: { $outcome }
next-step-is = Next: { $step }
all-goals = goals
all-gaps = gaps
all-aside = gaps left open
all-concerns = concerns
all-barriers = things in the way
all-strengths = strengths
all-actions = steps
all-referrals = help asked for
all-appointments = appointments
all-members = people who help

## Gaps

gaps = Gaps in this plan
gaps-count = { $count ->
    [one] 1 gap in this plan
   *[other] { $count } gaps in this plan
}
gap-no-goal-title = No goal yet
gap-no-goal = One sentence is enough to begin.
gap-no-goal-button = Add a goal
gap-allergies-unknown-title = Allergies
gap-allergies-unknown = Nothing is recorded, not even “no allergies”.
gap-allergies-unknown-button = Write allergies
gap-barrier-unaddressed = This is in the way, and nothing is planned for it yet.
gap-barrier-unaddressed-button = Add a step
gap-barrier-unaddressed-other = Choose what is here
gap-concern-without-goal = No goal answers this concern yet.
gap-concern-without-goal-button = Add a goal
gap-concern-without-goal-other = Choose a goal that is here
gap-goal-without-measure = Nothing would show that this goal is reached.
gap-goal-without-measure-button = Say what would show it
gap-action-without-owner = Nobody is on it yet.
gap-action-without-owner-button = Choose who does it
gap-action-without-both = Nobody is on it yet, and it has no date.
gap-action-without-both-button = Choose who and when
gap-action-without-date = It has no date yet.
gap-action-without-date-button = Choose a day
gap-referral-without-check = No day is set to ask again.
gap-referral-check-passed = You meant to ask again on { $day }. What did they say?
gap-referral-without-check-button = Write how it stands
hanging-title = Planned by this appointment
hanging-pause-from = { $called }: on hold from { $when }
hanging-pause-until = { $called }: due again from { $when }
hanging-regimen = { $called }: as planned from { $when }
hanging-step = { $called }: { $when }
hanging-moves-title = These move with it
hanging-moves = { $before }. New: { $after }
hanging-stays-title = These were planned by it
hanging-stays = They keep their days. Change them one by one if they should go too.
hanging-save = Save, and move these
hanging-save-off = Save, and leave these
hanging-back = Go back
hanging-removed = These were planned by it, and keep their days: { $names }.
gap-action-late = The day for this step has passed.
gap-was-by = It was to be done by { $day }.
gap-action-late-button = Write how it went
gap-referral-deadline = The last day for the papers is near, or has passed.
gap-papers-by = The papers are due by { $day }.
gap-papers-were-by = The papers were due by { $day }.
gap-referral-deadline-button = Write how it stands
gap-appointment-without-outcome = Nobody has said yet what came of it.
gap-appointment-without-outcome-button = Write what came of it
gap-caregiver-without-backup = Nobody is named to step in for them.
gap-caregiver-without-backup-button = Choose who steps in
gap-referral-refused = They said no, and nothing follows yet.
gap-referral-refused-button = Write what is done next
gap-review-overdue-title = Review of the plan
gap-review-overdue = The day of the review has passed.
gap-review-overdue-button = Look at the plan now
gap-review-overdue-other = Choose another day
gap-medicine-without-reason = Nobody said what it is for.
gap-medicine-without-reason-button = Say what it is for
gap-medicine-draft = How it is taken is not known yet. Ask the pharmacist or doctor.
gap-medicine-draft-button = Look at this medicine
leave-open = Leave it open
leave-title = Leave this gap open?
leave-reason = Why may it stay open?
leave-reason-hint = For example: we look at it next month.
fault-leave-reason = Write why it may stay open.
gap-left = Left open: “{ $what }”.
gap-reason = Why: { $reason }
gaps-aside = Gaps left open
gap-open-again = Open again
gap-opened = Open again: “{ $what }”.

## What belongs to what

belongs-hint = Choose all that fit.
link-concern = Concerns
link-goal = Goals
link-barrier = What is in the way
link-strength = What you can build on
link-action = Steps
link-referral = Help you asked for
link-appointment = Appointments
link-medicine = Medicines
kind-concern = concern
kind-goal = goal
kind-barrier = in the way
kind-strength = strength
kind-action = step
kind-referral = help asked for
kind-appointment = appointment
kind-medicine = medicine
kind-member = person
hanging-one = { $kind } “{ $called }”
hanging = { $count ->
    [one] One thing is linked to this: { $names }. It stays; the link goes.
   *[other] { $count } things are linked to this: { $names }. They stay; the links go.
}
links-title = What does it belong to?
links-none = There is nothing in the plan to choose from yet.
links-save = Save what it belongs to
links-saved = Saved: what “{ $what }” belongs to, on this device.

## Strengths and what is in the way

strengths = What I can build on
no-strengths = No strength is written down yet.
add-strength = Add a strength
strength-new = What can you build on?
strength-change = Change this strength
strength-hint = For example: I was a cook. My sister lives next door.
strength-note = How can it help?
barriers = What is in the way
no-barriers = Nothing that is in the way is written down yet.
add-barrier = Add what is in the way
barrier-new = What is in the way?
barrier-change = Change what is in the way
barrier-hint = For example: no ride to the clinic.
barrier-about = What is it about?
barrier-about-transport = Getting there
barrier-about-cost = Money
barrier-about-housing = A place to live
barrier-about-food = Food
barrier-about-support = People who help
barrier-about-understanding = Knowing what to do
barrier-about-language = Language
barrier-about-safety = Being safe
barrier-about-time = Time
barrier-about-side-effects = Side effects of a medicine
barrier-about-other = Something else
barrier-resolved = Out of the way since
barrier-gone = Out of the way since { $day }

## Help asked for

referrals = Help I asked for
no-referrals = No request for help is written down yet.
add-referral = Add help you asked for
referral-new = What help did you ask for?
referral-change = Change this help
referral-words = What is it for?
referral-hint = For example: rides to the clinic.
referral-to = Whom was it asked of?
referral-to-hint = An office, a program or a person.
referral-to-whom = Asked of: { $to }
referral-member = Is it one of the people who help?
referral-status = Where does it stand?
referral-asked = We asked. No answer yet.
referral-accepted = They said yes
referral-waiting-list = On a waiting list
referral-booked = There is a date
referral-done = It is done
referral-refused = They said no
referral-unreachable = Nobody answers
referral-asked-on = On which day was it asked?
referral-asked-day = Asked { $day }
referral-next-check = When do you ask again?
referral-next-check-hint = So that it is not forgotten.
referral-check-day = Ask again { $day }
referral-papers = Which papers are needed?
referral-papers-hint = For example: proof of address.
referral-papers-are = Papers: { $papers }
referral-deadline = What is the last day to hand them in?
referral-deadline-day = Last day for the papers: { $day }
referral-instead = What is done now instead?
referral-instead-hint = For example: ask the church for a ride.
fault-referral-words = Write what it is for.
fault-referral-status = Choose where it stands.

## Appointments

appointments = Appointments
no-appointments = No appointment is written down yet.
add-appointment = Add an appointment
appointment-new = What is the appointment?
appointment-change = Change this appointment
appointment-words = What is it for?
appointment-hint = For example: check of the heart.
appointment-day = On which day?
appointment-elsewhere = The clock is different there
appointment-zone = Where is it?
appointment-zone-choose = Choose a city
appointment-there = by the clock in { $place }
appointment-here = Where you are: { $moment }
appointment-status = What became of it?
appointment-booked = Still planned
appointment-fulfilled = It took place
appointment-noshow = It did not take place
appointment-cancelled = Called off
appointment-was = What became of it? Not said yet.
appointment-with = With whom?
appointment-minutes = How many minutes does it take?
appointment-takes = { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}
appointment-place = Where is it?
appointment-directions = How do you get there?
appointment-video = Link for a video call
appointment-video-hint = It begins with https://
appointment-join = Join the video call
appointment-bring = What should you bring?
appointment-bring-is = Bring: { $bring }
appointment-questions = What would you like to ask?
appointment-question = Question { $number }
appointment-question-add = Add a question
appointment-to-ask = To ask:
fault-appointment-words = Write what it is for.
fault-appointment-zone = Choose a city.
fault-appointment-minutes = Write whole minutes, for example 30.

## Who helps

member-part = Which part do they have?
member-part-professional = Nurse, doctor or case worker
member-part-service = A place: pharmacy, clinic, program
member-part-family = Family
member-part-friend = Friend or neighbor
member-address = Address
member-cares = They care for me at home
member-cares-short = Cares for me at home
caregiver-needs = What would help them?
caregiver-needs-hint = For example: a free evening each week.
caregiver-needs-are = Would help them: { $needs }
caregiver-strain = How do they bear it?
caregiver-strain-hint = For example: tired, sleeps badly.
caregiver-strain-is = How they bear it: { $strain }
caregiver-backup = Who steps in for them?
caregiver-backup-is = Steps in for them: { $name }
caregiver-may-see = What of the plan may they see?
caregiver-may-see-hint = For example: all of it, or only the visits.
caregiver-may-see-is = May see: { $what }

## Review

next-review = Next review
no-review = No day is set to look at the plan again.
review-day = { $day }
review-last = Last review: { $day }
review-set = Choose a day
review-move = Change the day
review-date-title = When do we look at the plan again?
review-date = Day of the next review
review-date-hint = In four to six weeks is a good start.
review-every = After how many days again?
review-every-hint = For example: 30. Leave it empty if you like.
review-called = Next review: { $day }
fault-review-passed = This day has passed. Choose today or a later day.
fault-every = Write whole days from 1 to 366.

## Step by step

make-offer = Make the plan step by step
make-offer-text = A few plain questions, in any order. One goal is enough to begin.
make-title = Make the plan step by step
make-about = Take them in any order. You can stop and come back at any time.
make-count = { $done } of { $all } completed
make-begin = Begin with the first question
make-go-on = Go on with the next question
make-see = See the plan
make-state-done = Completed
make-state-open = Not started
make-state-not-mine = Does not apply
make-state-waits = Cannot start yet
make-waits-review = Write a goal or a step first.
make-matters = What matters to me
make-talk = How to talk with me
make-concerns = Concerns
make-strengths = What I can build on
make-goals = Goals
make-barriers = What is in the way
make-members = Who helps
make-actions = Who does what
make-referrals = Help I asked for
make-appointments = Appointments
make-review = Day of the next review
make-step = Part { $number } of { $all }
make-next = Next
make-another = Save and add another
make-leave = Does not apply to me
make-left = Kept: this does not apply to you.
make-said-not-mine = You said that this does not apply to you. You can still write something.
make-written = Written down so far
make-to-list = Save and leave
ask-matters-words = What matters most to you?
ask-matters-example = For example: be at home, cook on Sundays.
ask-talk-words = How should people talk with you?
ask-talk-example = For example: slowly, and on my left side.
ask-concerns-words = What troubles you?
ask-concerns-example = A problem, an illness or a worry. For example: short of breath on stairs.
ask-strengths-words = What can you build on?
ask-strengths-example = For example: I was a cook. My sister lives next door.
ask-goals-words = What would you like to do, or do again?
ask-goals-example = For example: walk to the corner shop on my own.
ask-goals-concerns = Which concerns does this goal answer?
ask-barriers-words = What is in the way?
ask-barriers-example = For example: no ride to the clinic.
ask-barriers-goals = Which goals does it stand in the way of?
ask-members-words = Who helps you?
ask-members-example = A person or a service, for example my sister Ana.
ask-members-role = What is their role?
ask-actions-words = What is one small thing to do?
ask-actions-example = For example: call the clinic about a ride.
ask-actions-owner = Who does it?
ask-actions-by = When is it to be done?
ask-actions-by-hint = Leave it empty if you do not know yet.
ask-actions-barriers = What does it take out of the way?
ask-actions-goals = Which goals does it help?
ask-referrals-words = What help did you ask for?
ask-referrals-example = For example: rides to the clinic.
ask-referrals-goals = Which goals does it help?
ask-appointments-words = Which appointment is coming up?
ask-appointments-example = For example: check of the heart.
ask-review-day = When do we look at the plan again?
fault-make-words = Write a few words first.
fault-make-status = Choose where it stands.
fault-make-date = Choose a day that is still to come.
fault-make-time = Set the time.
