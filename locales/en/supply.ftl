### What is at hand of a medicine, and fewer dosing times, in sentences made by the core for screen and paper.
### Spaces between a number and its unit are no-break spaces.

## Supply

supply-left = Left: { $amount }.
supply-left-range = Left: { $low } to { $high }.
supply-not-recorded = { $count ->
    [one] 1 dose was not recorded. It may have been taken or not.
   *[other] { $count } doses were not recorded. They may have been taken or not.
}
supply-since-count = Reckoned from the count on { $date }: { $amount }.
supply-since-fill = Reckoned from the first fill on { $date }.
supply-given = Filled since: { $amount }.
supply-taken = Recorded as taken since: { $amount }.
supply-lost = Lost or thrown away since: { $amount }.
supply-opening-unknown = Nobody said when the one in use was opened.
supply-off = The count is off by { $amount }.
supply-off-why = More is recorded as taken than there was. Please count what is left.
supply-unknown = Nobody wrote down how much is left.
supply-units = The amounts are in { $units }. Please count what is left, in the unit of a dose.

supply-through = Lasts through { $date }.
supply-through-range = Lasts through { $first }, or at most through { $last }.
supply-today-none = Not enough for all doses of today.
supply-today-maybe = It may not be enough for today. At most it lasts through { $date }.
supply-through-or-longer = Lasts through { $date }, maybe much longer.
supply-enough = Enough to the end of the plan, { $date }.
supply-beyond = Lasts as far as we looked, to { $date }.
supply-nothing-planned = No doses are planned now, so it does not run out.
supply-use-unknown = How long it lasts shows after one week of recorded doses.
supply-use = In the last { $weeks ->
    [one] week
   *[other] { $weeks } weeks
}: { $high } a week at most, { $low } at least.
supply-waste = That counts { $amount } lost each time.
supply-opened = An opened one is thrown away after { $days ->
    [one] 1 day
   *[other] { $days } days
}.
supply-use-left-out = Doses taken only when needed are not part of this yet.
supply-plan-units = Doses to come are in { $units }, so we cannot say how long it lasts.

supply-order-by = Order the refill by { $date }.
supply-order-today = Order the refill today.
supply-order-past = The day to order the refill was { $date }.
supply-ordered = Refill ordered on { $date }.
supply-earliest = The pharmacy gives it no earlier than { $date }.
supply-too-late = That may be too late. Please ask the pharmacy.
supply-refills = { $count ->
    [0] No refills are left.
    [one] 1 refill is left.
   *[other] { $count } refills are left.
}

supply-covered = Since { $date }, there was supply on { $covered } of { $days ->
    [one] 1 day
   *[other] { $days } days
}.
supply-unique = Without carrying over what was left: on { $unique }.
supply-covered-left-out = { $count ->
    [one] 1 fill is left out: it does not say for how many days it lasts.
   *[other] { $count } fills are left out: they do not say for how many days they last.
}

lasts-yes = Yes, it lasts through { $date }. At least { $amount } will be left.
lasts-no = No, it does not last through { $date }. At least { $amount } will be short.
lasts-depends = Maybe through { $date }. At worst { $short } short, at best { $left } left.
lasts-unknown = We cannot say whether it lasts through { $date }.

## Fewer dosing times

simpler-nothing-to-move = We may not move any of these. Each line says why.
simpler-no-way = No times keep every rule that is set. Please ask the pharmacist.
simpler-not-found = We found no times that keep every set rule, and could not try them all.
simpler-fewer = { $present ->
    [one] 1 time a day
   *[other] { $present } times a day
} could become { $proposed }.
simpler-more = To keep every rule that is set, { $present ->
    [one] 1 time a day
   *[other] { $present } times a day
} would become { $proposed }.
simpler-same = { $count ->
    [one] It is 1 time a day, and that is the fewest.
   *[other] It is { $count } times a day, and fewer do not keep every set rule.
}
simpler-proved = We tried every plan with fewer times. None keeps every rule that is set.
simpler-closest = Of all plans with so many times, this one moves the fewest doses.
simpler-not-proved = We could not try every plan. At least { $count ->
    [one] 1 time is
   *[other] { $count } times are
} needed.
simpler-same-not-proved = It is { $count ->
    [one] 1 time
   *[other] { $count } times
} a day now.
simpler-broken = Today { $count ->
    [one] 1 rule is not kept.
   *[other] { $count } rules are not kept.
}
simpler-words-unused = Label words of { $count ->
    [one] 1 medicine were not used. Its line says which.
   *[other] { $count } medicines were not used. Their lines say which.
}
simpler-some-days = What is not taken every day comes on top of that.
simpler-grid = Times are tried on every half hour, at meals, and as they are today.
simpler-weekdays = Weekends have other times. This is for Monday to Friday.
simpler-unchanged = Nothing has been changed.

why-fixed = It stays: its times are set to stay.
why-not-freed = It stays: nobody said that its times may move.
why-time-stays = The dose at { $time } stays: nobody said that it may move.
why-hangs-on = It stays: it goes with a meal or with sleep.
why-interval = It stays: time must pass between its doses.
why-not-every-day = It stays: it is not taken every day.
why-ends-or-changes = It stays: it ends or changes on its own.
why-on-hold = It stays: it is on hold.
why-several-schedules = It stays: its times differ by day, or go by another clock.
why-food-in-words = It stays: its label speaks of food. Set the food rule first.
why-apart-in-words = It stays: its label says to keep it apart. Set that rule first.
why-no-times-fit = It stays: no times keep all its own rules. Please ask.
why-apart-from-words = Keep { $span } apart from { $words }. We did not check that.
why-label-food = Its label says about food: “{ $words }”. The planner did not use this.
why-label-apart = Its label says to keep apart: “{ $words }”. The planner did not use this.
why-with-food = With food: at a meal, or up to 30 minutes after.
why-without-food = Without food: 1 hour before a meal or 2 hours after.
why-gap-said = At least { $span } between its doses.
why-gap = At least { $span } between its doses. We chose that: no gap is set.
why-apart-from = At least { $span } apart from { $medicine }.
why-apart-from-broken = At least { $span } apart from { $medicine }. Today they are closer.
why-shares-time = At { $time } something else is taken too.
why-as-today = Its times are as today.

## The sheet for the pharmacist

sheet-title = Fewer dosing times: questions for the pharmacist
sheet-unchanged = Nothing has been changed. This is a proposal to talk about.
sheet-windows = Four times a day: morning 6 to 9, noon 11 to 1, evening 4 to 8, bedtime 9 to 11.
sheet-times = Times of a day
sheet-times-caption = What is taken at each time
column-time = Time
column-today = Today
column-proposed = Proposed
sheet-medicines = Each medicine, and why it stands there
sheet-medicines-caption = Medicines with their times today, as proposed, and why
column-why = Why
sheet-other-days = not the same every day
sheet-questions = Questions to ask
sheet-ask-times = May each medicine be taken at the proposed time?
sheet-ask-together = May the medicines at one time be taken together?
sheet-ask-rules = Is a rule about food, gaps or keeping apart missing or wrong here?
sheet-ask-fewer = Could any of them be taken less often, or be left out?
sheet-ask-when = If something changes: from which day on?
sheet-taken = { $medicine }: { $dose }
sheet-step-days = { $step } { $more }
sheet-step-from = { $step } from { $more }
sheet-step-through = { $step } through { $more }
sheet-step-and = { $step }; { $more }
sheet-step-then = { $step }; then { $more }
sheet-other-times = Other times
