### Today: doses, as needed, steps.

days-label = Other days
day-before = Day before
day-after = Day after
day-today = Today
unreadable = { $count ->
    [one] One entry could not be read. It stays stored, and the rest works.
   *[other] { $count } entries could not be read. They stay stored, and the rest works.
}
yesterday-gaps = { $count ->
    [one] One dose of yesterday is not recorded.
   *[other] { $count } doses of yesterday are not recorded.
} That happens.
yesterday-look = Look at yesterday

first-waiting = Not recorded · was for { $time }
first-next = Next · at { $time }
taken = Taken
not-taken = Not taken
taken-otherwise = Taken at another time or by someone else
record-now = Record it now
all-recorded = Everything for today is recorded
nothing-due = Nothing is due today
nothing-due-text = Medicines that you take only when needed stand below.
no-medicines = No medicine is on the list yet
no-medicines-text = Add the first one, and today’s doses will stand here.
nothing-that-day = Nothing was planned for this day.

part-night = Night
part-morning = Morning
part-noon = Noon
part-evening = Evening
part-bedtime = Bedtime
part-of-day = { $part }, { $day }
part-recorded = { $recorded } of { $all } recorded
part-to-come = { $count } to come
all-names = Together:
all-now-night = Record all { $count } of the night as taken now
all-now-morning = Record all { $count } of the morning as taken now
all-now-noon = Record all { $count } of noon as taken now
all-now-evening = Record all { $count } of the evening as taken now
all-now-bedtime = Record all { $count } of bedtime as taken now
all-planned-night = Record all { $count } of the night as taken on time
all-planned-morning = Record all { $count } of the morning as taken on time
all-planned-noon = Record all { $count } of noon as taken on time
all-planned-evening = Record all { $count } of the evening as taken on time
all-planned-bedtime = Record all { $count } of bedtime as taken on time

state-not-recorded = Not recorded
state-taken = Taken { $time }
state-skipped = Not taken
state-skipped-why = Not taken: { $reason }
state-soon = Soon
state-later = Later
amount-taken = { $amount }
time-on-day = { $time }, { $day }
given-by = given by { $name }
recorded-by = recorded by { $name }
was-changed = changed later

recorded = Recorded: { $doses }, on this device.
recorded-one = { $medicine }, { $time }
recorded-skipped = { $medicine } not taken
cleared = Cleared: { $medicine }. Nothing is recorded for it now.
dose-not-saved = This dose was not saved.
doses-not-saved = These doses were not saved.

as-needed = Only when needed
for-reason = For { $reason }
last-dose = Last: { $time } { $day }, { $amount }
last-dose-none = No dose recorded yet.
day-word-today = today
day-word-yesterday = yesterday
record-a-dose = Record a dose
record-amount-now = Record { $amount } now
other-amount-title = Another amount, time or person
label-says = Limits from the label:

to-do = To do
by-day = by { $day }
done-by = { $name }
action-open = Not done yet
action-done = Done
action-not-this-time = Not this time
mark-done = Done
not-this-time = Not this time
action-saved-done = Recorded: “{ $words }” is done, on this device.
action-saved-not = Recorded: “{ $words }” not this time, on this device.

## One dose

dose-gone = This dose is not in the plan any more
dose-gone-text = The plan was changed. Go back to see what is planned now.
planned-for = planned for { $time }, { $day }
when-taken = When was it taken?
taken-as-planned = Taken at { $time }, as planned
taken-just-now = Taken just now
taken-otherwise-title = At another time, or by someone else
was-not-taken = It was not taken
taken-time-label = Time
taken-date-label = Day
taken-amount-label = Amount ({ $unit })
given-by-label = Who gave it
given-by-hint = Leave it empty if nobody had to help.
save-dose = Save dose
fault-time = Set the time.
fault-date = Set the day.
fault-amount = Write the amount as a number, for example 1 or 2.5.
why-not-taken = Why was it not taken?
why-not-taken-text = Choose one. It is saved at once.
reason-forgot = Forgot it
reason-unwell = Felt unwell
reason-side-effects = Side effects
reason-ran-out = It ran out
reason-away = Away from home
reason-told = Doctor or nurse said so
reason-chose = Did not want it
reason-none = No reason
own-reason-label = In your own words
save-not-taken = Save reason
change-entry = Change this entry
recorded-at = recorded { $time }
change-taken-title = When, how much, who
was-taken-title = It was taken after all
clear-entry = Clear this entry
clear-entry-hint = Then nothing is recorded for this dose. The history still shows the entry.
