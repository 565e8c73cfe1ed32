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

every-day = every day
every-days = every { $days } days
weekdays-one = only on { $days }
weekdays-some = on { $days }
every-weeks = every { $weeks } weeks, { $days }
once-on = once, on { $date }
at-times = { $when } at { $times }
dose-when = { $dose } { $when }
dose-at = { $dose } at { $time }
doses-when = { $doses }, { $when }
slot-named = { $time } ({ $label })
until-date = { $sentence }, last day { $date }
count-doses = { $sentence }, { $count ->
    [one] 1 dose in all
   *[other] { $count } doses in all
}

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
limit-doses = { $doses ->
    [one] At most 1 dose in 24 hours.
   *[other] At most { $doses } doses in 24 hours.
}
limit-amount = At most { $dose } in 24 hours.
limit-gap-unknown = Smallest gap: not on the label.
limit-max-unknown = Most in 24 hours: not on the label.
