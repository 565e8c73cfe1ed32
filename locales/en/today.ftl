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
    [one] One dose of yesterday is not recorded
   *[other] { $count } doses of yesterday are not recorded
}
before-added = { $count ->
    [one] 1 dose is from before you entered it here
   *[other] { $count } doses are from before you entered them here
}
before-added-text = They do not count. If one was taken, you can record it.
yesterday-more = and { $count } more
yesterday-kind = That happens. Do you still know how it was?
yesterday-look = Look at yesterday
yesterday-later = Not now

twice-title = { $count ->
    [2] Two entries about one dose
   *[other] { $count } entries about one dose
}
twice-names = { $first } and { $last } both recorded it.
twice-text = It counts once. Which entry is right?
twice-keep = This one is right
twice-later = Not sure? Leave it as it is. Nothing gets lost.
twice-settled = Settled: { $medicine }. The other entry stays in the history.
already-title = Already recorded
already-said = { $what }.
already-said-by = { $what }, by { $name }.
already-same = Is this the same dose?
already-yes = Yes, the same dose
already-no = No, change the entry

first-waiting = Not recorded · was for { $time }
first-next = Next · at { $time }
taken = Taken
not-taken = Not taken
taken-otherwise = Taken at another time or by someone else
record-now = Record it now
row-recorded = Recorded
ask-when = { $part ->
    [night] The night is over. When was it taken?
    [morning] The morning is over. When was it taken?
    [noon] Noon is over. When was it taken?
    [evening] The evening is over. When was it taken?
   *[bedtime] Bedtime is over. When was it taken?
}
ask-planned = At { $time }
ask-now = Just now
ask-once = { $part ->
    [night] We ask once for all of the night.
    [morning] We ask once for all of the morning.
    [noon] We ask once for all of noon.
    [evening] We ask once for all of the evening.
   *[bedtime] We ask once for all of bedtime.
}
ask-rest-planned = { $part ->
    [night] “Taken” now means at its planned time, for all of the night.
    [morning] “Taken” now means at its planned time, for all of the morning.
    [noon] “Taken” now means at its planned time, for all of noon.
    [evening] “Taken” now means at its planned time, for all of the evening.
   *[bedtime] “Taken” now means at its planned time, for all of bedtime.
}
ask-rest-now = { $part ->
    [night] “Taken” means just now, for all of the night.
    [morning] “Taken” means just now, for all of the morning.
    [noon] “Taken” means just now, for all of noon.
    [evening] “Taken” means just now, for all of the evening.
   *[bedtime] “Taken” means just now, for all of bedtime.
}
ask-again = Ask me again
all-recorded = Everything for today is recorded
nothing-due = Nothing is due today
nothing-due-text = Medicines that you take only when needed stand below.
no-medicines = No medicine is on the list yet
no-medicines-text = Add the first one, and today’s doses will stand here.
nothing-that-day = Nothing was planned for this day.
nothing-on-day = Nothing is planned for this day.

part-night = Night
part-morning = Morning
part-noon = Noon
part-evening = Evening
part-bedtime = Bedtime
part-of-day = { $part }, { $day }
part-recorded = { $recorded } of { $all } recorded
part-to-come = { $count } to come
all-names = Together:
all-apart = Taken apart, so not in this:
all-now-night = Record all { $count } of the night as taken now
all-now-morning = Record all { $count } of the morning as taken now
all-now-noon = Record all { $count } of noon as taken now
all-now-evening = Record all { $count } of the evening as taken now
all-now-bedtime = Record all { $count } of bedtime as taken now
some-now-night = Record { $count } of the night as taken now
some-now-morning = Record { $count } of the morning as taken now
some-now-noon = Record { $count } of noon as taken now
some-now-evening = Record { $count } of the evening as taken now
some-now-bedtime = Record { $count } of bedtime as taken now
all-planned-night = Record all { $count } of the night as taken on time
all-planned-morning = Record all { $count } of the morning as taken on time
all-planned-noon = Record all { $count } of noon as taken on time
all-planned-evening = Record all { $count } of the evening as taken on time
all-planned-bedtime = Record all { $count } of bedtime as taken on time

state-not-recorded = Not recorded
state-due = Due now
state-late = Late: was due { $time }
state-taken = Taken { $time }
state-partly = Partly taken { $time }, { $amount }
state-skipped = Not taken
state-held = Not given, on instruction
state-held-by = Not given: { $name } said so
state-why = { $what }: { $reason }
state-over = Over the label’s limit
state-soon = Soon
state-later = Later
amount-taken = { $amount }
time-on-day = { $time }, { $day }
given-by = given by { $name }
recorded-by = recorded by { $name }
was-changed = changed later
recorded-at = recorded { $time }
on-device = on device { $device }
on-this-device = on this device

because-forgot = Forgot it
because-asleep = Was asleep
because-away = Away from home
because-ran-out = It ran out
because-sick = Felt sick
because-side-effect = Side effects
because-hard = Hard to take
because-felt-well = Felt well without it
because-cost = It costs too much
because-not-wanted = Did not want it

recorded = Recorded: { $doses }, on this device.
recorded-one = { $medicine }, { $time }
dose-not-saved = This dose was not saved.
doses-not-saved = These doses were not saved.

as-needed = Only when needed
for-reason = For { $reason }
label-not-before = By the label, not before { $time }
label-over = Over the label’s limit now
last-dose = Last: { $time } { $day }, { $amount }
last-dose-none = No dose recorded yet.
day-word-today = today
day-word-yesterday = yesterday
record-a-dose = Record a dose

take-off = Take off
all-but-take-off = Doses recorded. A patch is to come off.
take-off-when = On since { $on } · take off at { $off }
take-off-coming = On now
take-off-due = Due to come off now
take-off-due-then = Nobody said that it is off
take-off-off = Off since { $time }
take-off-then = It came off at { $time }
take-off-button = It is off
take-off-saved = Recorded: { $medicine } is off, on this device.
to-do = To do
by-day = by { $day }
by-day-passed = was to be done by { $day }
done-by = { $name }
slot-wake = On waking
slot-breakfast = With breakfast
slot-lunch = With lunch
slot-dinner = With dinner
slot-bedtime = At bedtime
action-open = Not done yet
action-done = Done
action-not-this-time = Not this time
mark-done = Done
not-this-time = Not this time
action-saved-done = Recorded: “{ $words }” is done, on this device.
action-saved-not = Recorded: “{ $words }” not this time, on this device.
action-say-why = Say why
today-appointments = Appointments
today-bring = Bring: { $bring }
today-became = What became of it? Not said yet.
today-reminders = Not to be forgotten
today-review = Look at the plan again
today-ask = Ask again: { $what }
today-deadline = Papers are due: { $what }
today-due-by = By { $day }.
today-was-due = They were due by { $day }.
today-was-set = It was set for { $day }.
