### Sentences about medicines, doses and times, made by the core for the screen, for paper and for exports.
### Spaces between a number and its unit are no-break spaces.

## Times and dates

time-am = { $time } am
time-pm = { $time } pm
time-noon = noon
time-midnight = midnight

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
date = { $month } { $day }, { $year }

day-mon = Monday
day-tue = Tuesday
day-wed = Wednesday
day-thu = Thursday
day-fri = Friday
day-sat = Saturday
day-sun = Sunday

list-two = { $first } and { $last }
list-comma = { $first }, { $last }

## Doses

dose-plain = { $amount } { $unit }
dose-half = half a { $unit }
dose-quarter = a quarter of a { $unit }
dose-and-half = { $amount } and a half { $unit }
dose-range = { $from } to { $dose }
same-amount = { $count ->
    [one] { $dose } is { $other }
   *[other] { $dose } are { $other }
}
strength-per = { $strength } per { $unit }

unit-tablet = { $count ->
    [one] tablet
   *[other] tablets
}
unit-capsule = { $count ->
    [one] capsule
   *[other] capsules
}
unit-puff = { $count ->
    [one] puff
   *[other] puffs
}
unit-drop = { $count ->
    [one] drop
   *[other] drops
}
unit-spray = { $count ->
    [one] spray
   *[other] sprays
}
unit-film = { $count ->
    [one] film
   *[other] films
}
unit-patch = { $count ->
    [one] patch
   *[other] patches
}
unit-unit = { $count ->
    [one] unit
   *[other] units
}
unit-injection = { $count ->
    [one] injection
   *[other] injections
}
unit-sachet = { $count ->
    [one] sachet
   *[other] sachets
}
unit-lozenge = { $count ->
    [one] lozenge
   *[other] lozenges
}
unit-suppository = { $count ->
    [one] suppository
   *[other] suppositories
}
unit-tablespoon = { $count ->
    [one] tablespoon
   *[other] tablespoons
}
unit-caplet = { $count ->
    [one] caplet
   *[other] caplets
}
unit-pill = { $count ->
    [one] pill
   *[other] pills
}
unit-packet = { $count ->
    [one] packet
   *[other] packets
}
unit-pen = { $count ->
    [one] pen
   *[other] pens
}
unit-vial = { $count ->
    [one] vial
   *[other] vials
}
unit-teaspoon = { $count ->
    [one] teaspoon
   *[other] teaspoons
}
unit-mL = mL
unit-L = L
unit-mg = mg
unit-g = g
unit-mcg = mcg
unit-mEq = mEq
unit-mmol = mmol

## Schedules

# A time after "at". Spanish needs its article there.
at-midnight = { $time }
at-noon = { $time }
at-one = { $time }
at-other = { $time }
date-at = { $date } at { $time }

span-hours = { $hours ->
    [one] 1 hour
   *[other] { $hours } hours
}
span-minutes = { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}

every-day = every day
every-days = every { $days } days
weekday-mon = Monday
weekday-tue = Tuesday
weekday-wed = Wednesday
weekday-thu = Thursday
weekday-fri = Friday
weekday-sat = Saturday
weekday-sun = Sunday
weekdays-one = only on { $days }
weekdays-some = on { $days }
every-weeks = every { $weeks } weeks (weeks begin on Monday), { $days }
month-day = on day { $days }
month-days = on days { $days }
month-last = on the last day
month-day-and-last = on day { $days } and on the last day
month-days-and-last = on days { $days } and on the last day
of-every-month = { $days } of every month
every-months = every { $months } months, { $days }
nth-day = the { $nth } { $day }
on-nth-days = on { $days }
nth-1 = first
nth-2 = second
nth-3 = third
nth-4 = fourth
nth-5 = fifth
nth--1 = last
once-on = once, on { $date }
at-times = { $when } at { $times }
with-anchors = { $when } { $times }
dose-when = { $dose } { $when }
dose-at = { $dose } at { $time }
dose-with = { $dose } { $time }
doses-when = { $doses }, { $when }
slot-named = { $time } ({ $label })

anchor-wake = waking
anchor-breakfast = breakfast
anchor-lunch = lunch
anchor-dinner = dinner
anchor-bedtime = bedtime
at-wake = on waking
at-breakfast = with breakfast
at-lunch = with lunch
at-dinner = with dinner
at-bedtime = at bedtime
before-anchor = { $span } before { $anchor }
after-anchor = { $span } after { $anchor }

every-gap = every { $gap }
after-last = { $gap } after the last dose
daily-from = { $sentence }, each day from { $first } on
between-hours = only between { $from } and { $until }
cycle-days = { $on } days on, { $off } days off
cycle = { $sentence } for { $on ->
    [one] 1 day
   *[other] { $on } days
}, then none for { $off ->
    [one] 1 day
   *[other] { $off } days
}, again and again
a-day = a day
first-at = { $sentence }, the first at { $time },
phase-days = { $sentence } for { $days ->
    [one] 1 day
   *[other] { $days } days
}
phase-once = { $sentence } and no more in { $days ->
    [one] 1 day
   *[other] { $days } days
}
phase-open = { $sentence } from then on
phase-then = { $first }, then { $next }
phases-at = { $phases }, at { $time }

counted-from = { $sentence }, counted from { $date }
begins-on = { $sentence }, beginning on { $date }
first-dose = { $sentence }, the first dose on { $first }
taken-off-at = { $sentence }, taken off at { $time }
taken-off-after = { $sentence }, taken off after { $span }
clock-home = { $sentence }, by the clock of { $zone }
clock-first-in = { $sentence } by the clock of { $zone }
clock-elapsed = { $sentence }, in exact hours from the first dose
clock-elapsed-in = { $sentence }, in exact hours from the first dose, which goes by the clock of { $zone }
day-starts = { $sentence }, where a day begins at { $time }
until-date = { $sentence }, last day { $date }
count-doses = { $sentence }, { $count ->
    [one] 1 dose in all
   *[other] { $count } doses in all
}

# The same of what is no medicine: it has times, not doses.
first-time = { $sentence }, the first time on { $first }
clock-elapsed-time = { $sentence }, in exact hours from the first time
clock-elapsed-time-in = { $sentence }, in exact hours from the first time, which goes by the clock of { $zone }
count-times = { $sentence }, { $count ->
    [one] 1 time in all
   *[other] { $count } times in all
}

by-reading = { $sentence }, the amount by the { $reading }. { $rows }
reading-nothing = nothing needed
reading-from-to = { $from } to { $to }: { $amount }
reading-to = up to { $to }: { $amount }
reading-from = from { $from } on: { $amount }
reading-any = any: { $amount }
reading-call-below = below { $limit }: call, says the label
reading-call-above = above { $limit }: call, says the label

then-after = { $sentence }, then { $dose } { $span } after the first
then-over = { $sentence }, then over
as-needed = only when needed
limits-sentence = { $sentence }. { $limits }

limit-gap-hours = { $hours ->
    [one] At least 1 hour apart.
   *[other] At least { $hours } hours apart.
}
limit-gap-minutes = { $minutes ->
    [one] At least 1 minute apart.
   *[other] At least { $minutes } minutes apart.
}
limit-gap-mixed = At least { $hours ->
    [one] 1 hour
   *[other] { $hours } hours
} and { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
} apart.
limit-most = At most { $most } in { $per }.
limit-doses = { $count ->
    [one] 1 dose
   *[other] { $amount } doses
}
limit-extra-doses = { $count ->
    [one] 1 extra dose
   *[other] { $amount } extra doses
}
limit-extra-amount = { $amount } as extra doses
limit-days = { $count ->
    [one] 1 day with a dose
   *[other] { $amount } days with a dose
}
limit-extra-days = { $count ->
    [one] 1 day with an extra dose
   *[other] { $amount } days with an extra dose
}
per-days = { $days ->
    [one] 1 day
   *[other] { $days } days
}
per-month = a calendar month
limit-gap-unknown = Smallest gap: not on the label.
limit-max-unknown = Most in 24 hours: not on the label.

## What the guard of a dose taken as needed says

outside-before = By the plan it begins on { $date }.
outside-after = By the plan its last day was { $date }.
outside-stopped = It was stopped on { $date }.
outside-paused = It has been on hold since { $date }.
outside-paused-until = It is on hold until { $date }.
guard-label = The label says: { $limit }
guard-label-of = The label of { $medicine } says: { $limit }
guard-last = Last dose: { $when }, { $dose }.
guard-following = A later dose is recorded: { $when }, { $dose }.
guard-ago = { $span } ago, at { $time }
guard-before = { $span } before, at { $time }
guard-after = { $span } after, at { $time }
guard-at = at { $time }
guard-of = That was { $name }.
guard-giver = Given by { $name }.
guard-recorder = Recorded by { $name }.
guard-used = Recorded in { $per }: { $used }.
guard-used-none = Recorded in { $per }: none.
guard-used-of = Recorded in { $per }: { $used } of { $most }.
guard-used-more = Recorded in { $per }: at least { $used }.
guard-used-unknown = Recorded in { $per }: it cannot be added up.
guard-next = By the label, not before { $time }.
alike = { $medicine } and { $other }: do they hold the same ingredient? If so, their limits count together.
far-more = You are about to record { $dose }. The plan says { $planned }.
not-comparable = You are about to record { $dose }. The plan says { $planned }. These cannot be compared.
many-at-once = { $dose } at one time is a lot. Is that what the label says?
guard-unsure = Cannot be added up: { $medicines }.
