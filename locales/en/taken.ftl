### Doses taken: how many, when, why not, day by day, and what stands out.

counts-all = All medicines together
counts-see-all = See all medicines
counts-choose = Which days?
counts-range-7-days = Last 7 days
counts-range-30-days = Last 30 days
counts-range-90-days = Last 90 days
counts-range-12-months = Last 12 months
counts-choice-7-days = 7 days
counts-choice-30-days = 30 days
counts-choice-90-days = 90 days
counts-choice-12-months = 12 months
counts-choice-own = Other days
counts-range-title = { $range }: { $days }
counts-from-to = { $from } to { $last }
counts-from = First day
counts-last = Last day
counts-show = Show these days
counts-fault-from = Set the first day.
counts-fault-last = Set the last day.
counts-fault-order = The last day lies before the first. Change one of them.
counts-fault-future = Choose a last day up to today.
counts-no-medicines = No medicine is in the plan yet, so there is nothing to count.

## In short

counts-sum = Taken { $taken } of { $due ->
    [one] { $due } dose
   *[other] { $due } doses
}
counts-nothing = Nothing was due.
counts-held = { $count ->
    [one] 1 dose was held on instruction. It is not counted.
   *[other] { $count } doses were held on instruction. They are not counted.
}
counts-before-one = { $count ->
    [one] 1 dose before { $day } is not counted.
   *[other] { $count } doses before { $day } are not counted.
}
counts-before-some = { $count ->
    [one] 1 more dose is not counted.
   *[other] { $count } more doses are not counted.
}
counts-before-why-one = The medicine was not entered here yet, and nothing was recorded.
counts-before-why = Their medicine was not entered here yet, and nothing was recorded.
counts-before-how = Record a dose on its day, and counting begins there.
counts-minutes = { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}
counts-on-time = { $taken ->
    [one] { $onTime ->
        [one] It was taken within { $window } of its time.
       *[other] It was not taken within { $window } of its time.
    }
   *[other] { $onTime } of the { $taken } taken within { $window } of their time.
}
counts-on-time-each = { $onTime } of the { $taken } taken on time.
counts-on-time-below = Each medicine has its own minutes. See them below.
counts-window-change = Change the { $window }
counts-row = { $count } days in a row with everything taken.
counts-row-longest = { $count } days in a row with everything taken; the longest: { $longest }.
counts-longest = Most days in a row with everything taken: { $count }.

## Tables

counts-by-medicine = By medicine
counts-by-part = By time of day
counts-by-week = By week
counts-why = Why not taken, or only in part
counts-needed = Taken when needed
counts-needed-text = These have no set times. They are in none of the counts above.
counts-col-medicine = Medicine
counts-col-part = Time of day
counts-col-week = Week from
counts-col-taken = Taken
counts-col-on-time = On time
counts-col-rest = What else
counts-col-reason = Reason
counts-col-doses = Doses
counts-col-days = Days
counts-col-most = Most on one day
counts-col-amount = In all
counts-label = { $label }:
counts-of = { $taken } of { $due }
counts-of-share = { $taken } of { $due } ({ $percent }%)
counts-nothing-due = Nothing due
counts-nothing-else = Nothing else
counts-none-taken = None
counts-within = within { $window }
counts-within-change = Change this for { $medicine }
counts-reason-own = In own words
counts-reason-none = No reason given
counts-weeks-more = { $count ->
    [one] Show 1 earlier week
   *[other] Show { $count } earlier weeks
}

## Calendar

counts-calendar = Calendar
counts-calendar-text = Each day says how many doses were taken of those that were due. Choose a day to see it.
counts-legend = What the days look like
counts-level-all = All taken
counts-level-most = Half or more taken
counts-level-some = Less than half taken
counts-level-none = None recorded as taken
counts-level-nothing = Nothing was due
counts-level-today = Today has a frame
counts-day = { $day }: { $taken } of { $due } taken
counts-day-nothing = { $day }: nothing was due
counts-day-before = { $day }: before the plan
counts-day-entered = { $day }: before it was entered here
counts-day-nothing-yet = { $day }: nothing was due so far
counts-today = { $day }, today
counts-months-more = { $count ->
    [one] Show 1 earlier month
   *[other] Show { $count } earlier months
}

## Patterns

counts-patterns = What stands out
counts-patterns-none = No pattern stands out.
counts-pattern-not-recorded = { $count } of { $due } { $which } were not recorded; of all other doses, { $otherCount } of { $otherDue }.
counts-pattern-skipped = { $count } of { $due } { $which } were not taken; of all other doses, { $otherCount } of { $otherDue }.
counts-doses-any = doses
counts-doses-night = doses at night
counts-doses-morning = morning doses
counts-doses-noon = noon doses
counts-doses-evening = evening doses
counts-doses-bedtime = bedtime doses
counts-of-medicine = of { $medicine }
counts-days-weekdays = from Monday to Friday
counts-days-weekend = at weekends
counts-days-mon = on Mondays
counts-days-tue = on Tuesdays
counts-days-wed = on Wednesdays
counts-days-thu = on Thursdays
counts-days-fri = on Fridays
counts-days-sat = on Saturdays
counts-days-sun = on Sundays
counts-how = How this is counted
counts-how-due = A dose counts once its time has come, or once it is recorded. One that no one recorded is only that: not recorded.
counts-how-held = Doses held on instruction are left out.
counts-how-before = A medicine counts from the day it was entered here. If an earlier dose is recorded, it counts from there.
counts-how-percent = Percents are rounded. 100 stands only for all.
counts-rule = How we look for patterns
counts-rule-groups = We look at parts of the day, days of the week, and each medicine.
counts-rule-few = We tell a group only when at least 6 of its doses were due. They must lie on at least 4 different days. At least 3 of them were not recorded, or not taken.
counts-rule-twice = Its share must be at least twice that of all other doses. These four numbers are our own choice.
counts-rule-chance = It must also be hard to explain by chance: less than 1 time in 20. All the groups we look at count together for that.
counts-rule-source = The sums are Fisher’s exact test, with the rule of Bonferroni for many looks.
counts-rule-source-books = R. A. Fisher, Statistical Methods for Research Workers, 5th edition, 1934, section 21.02. C. E. Bonferroni, 1936.
