### The pages of one step: writing it, its history, handing it over, ending it.

action-new = What is the step?
action-change = Change this step
action-words = What is to be done?
action-words-hint = For example: walk with Ana.
action-owner = Who does it?
action-when = When?
action-how = How
action-how-hint = An address, what to bring, what to say.
step-look = Look at its history, hand it over or end it

## Who

somebody-new = Somebody new
new-person-name = Name
new-person-role = Role
new-person-role-hint = For example: my sister, heart nurse.
fault-new-name = Write the name of the new person.
find-person = Find a person
find-person-hint = Write a part of the name.
find-shown = { $shown } of { $all } people are shown.
find-nobody = Nobody has this name. Write less of it.

## When. Words that begin with "done-" stand in place of those about doses.

when-visit = Once, by an appointment
when-visit-hint = It moves when the appointment moves.
when-by = Once, by a day
when-by-day = By which day?
when-daily = Every day
when-parts = At which part of the day?
when-parts-hint = Near enough will do. Or set a time on the clock below.
fault-part-or-time = Choose a part of the day, or set the time.
when-weekdays = On some days of the week
when-each-week = So many times a week, on any days
when-each-week-hint = For example 3 walks a week. No day is asked about twice.
when-each-week-label = How many times a week?
fault-each-week = Write a number from 1 to 7.
when-once = Once, at a time
when-once-hint = For example a call at 3 in the afternoon
when-later = No date yet
when-as-is = Leave it as it is
when-meals = With meals or sleep
when-meals-hint = For example half an hour after lunch
when-days = Every few days
when-days-hint = For example every 3 days
when-month = On days of the month
when-month-hint = For example the 1st, or the last day
when-hours = Every so many hours
when-hours-hint = For example every 2 hours
when-cycle = Some days on, some days off
when-cycle-hint = For example 5 days on, 2 days off
when-bounds = Set the first day, the last day or how many times
when-none-to-come = No time is to come.
done-meals-label = When is it done?
done-cycle-on = How many days is it done?
done-cycle-off = How many days is it not done?
done-first-dose-day = Day of the first time
done-first-dose-time = The first time of day
done-count-label = Number of times in all
done-fault-on = Write how many days it is done, for example 5.
done-fault-off = Write how many days it is not done, for example 2.
done-fault-first-time = Set the first time of day.
done-fault-first-outside-hours = The first time lies outside those hours. Change this time or the hours.
done-fault-never-occurs = With these answers it is not due on any day. Check the days.

## One step

step-who = Who:
step-how = How:
step-change = Change this step
step-over = End it
step-go-on = Take it up again
step-taken-up = “{ $words }” goes on.
step-ended-done = Done for good since { $day }
step-ended-dropped = Left since { $day }
step-ended-over = Over since { $day }
step-history = What was done
step-nothing-yet = It was not due yet.
count-done = Done { $done } of { $due }
count-each-week = { $done ->
    [0] Nothing is recorded yet
    [one] Done once
   *[other] Done { $done } times
}
week-of = { $from } to { $last }: { $done } of { $of }
count-once-done = Done
count-once-open = Not done yet
count-not-this-time = { $count } not this time
count-not-recorded = { $count } not recorded
step-at = { $day }, { $time }
record-it = Record
step-older = { $count ->
    [one] Show 1 older day
   *[other] Show more: { $count } older
}
step-owners = Who had it
owner-from = From { $day }: { $name }
owner-since = Since { $from }
owner-until = Before { $until }
owner-between = From { $from } to the day before { $until }
owner-why = Why:

## One time of a step

step-was = How was it?
step-note = How did it go?
step-why = Why not?
step-why-hint = You can leave this open.
step-because-no-time = No time
step-because-unwell = Not well
step-because-weather = The weather
step-because-away = Away
step-because-somebody = Somebody else did it
step-because-other = Another reason
step-take-back = Take this entry back
step-withdrawn = Taken back. Nothing is recorded for this time.
step-entries = All entries for this time
step-holds = This entry counts.
step-taken-back = Taken back
fault-step-was = Choose Done or Not this time.

## The end of a step

step-over-title = End this step?
step-over-text = Nothing is due from today on. What was done stays.
step-over-why = Why?
step-over-why-hint = For example: the rail is in place.
step-over-done = It is done for good
step-over-dropped = Leave it undone
step-saved-done = Recorded: “{ $words }” is done for good, on this device.
step-saved-dropped = Recorded: “{ $words }” is left, on this device.

## Handing over

hand-over = Hand it over
hand-over-title = Hand this step over
hand-over-now = { $name } has it now.
hand-over-to = Who does it from then on?
hand-over-from = From which day?
hand-over-why = Why?
hand-over-why-hint = For example: Ana is away in May.
handed-over = Handed over: “{ $words }” to { $name } from { $day } on.
fault-hand-over-to = Choose who does it.
fault-hand-over-same = This one has it already. Choose somebody else.
fault-hand-over-from = It was handed over on { $day } already. Choose that day or a later one.
