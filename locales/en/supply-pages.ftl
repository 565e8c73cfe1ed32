### Supply of a medicine, its refills, its rules, and fewer dosing times.

## On the page of a medicine

supply-title = Supply
supply-how = How this was reckoned
supply-entries = Fills and counts
supply-no-entries = Nothing is written down yet. Add a fill, or count what is left.
supply-no-terms = Say how long a refill takes. Then you see when to order.
supply-fill-line = Filled: { $amount }
supply-count-line = Counted: { $amount }
supply-fill-days = for { $count ->
    [one] 1 day
   *[other] { $count } days
}
supply-fill-refills = refills left: { $count }
add-fill = Add a fill
add-count = Count what is left
supply-lasts = Does it last until a day?
supply-terms = Set refill times
rules-link = Set rules for its times
order-cleared = Cleared: refill ordered.
order-clear = Clear “ordered”
entry-clear = Clear
entry-cleared = Cleared: { $what }.

## A fill

fill-title = What did the pharmacy give?
fill-change-title = Change this fill
fill-amount = How much?
fill-unit = Of what?
fill-unit-hint = Use the same word as in a dose, such as tablet.
fill-on = When?
fill-days = For how many days?
fill-days-hint = As the label says.
fill-refills = How many refills are left?
fill-refills-hint = 0 means none.
fill-pharmacy = Which pharmacy?
fill-cost = What did it cost?
fill-cost-hint = Only if you want to keep it.
save-fill = Save fill
fill-saved = Saved on this device: { $amount } of { $medicine }.

## A count

count-title = How much is left?
count-text = Count all you have. From then on we reckon from this number.
count-amount = How much is there now?
count-amount-hint = 0 means none.
save-count = Save count
count-opened = When was the one in use opened?
count-opened-hint = It is thrown away some days after that. Leave it out if nobody knows.
count-fault-opened = Choose a day up to today.
count-saved = Counted: { $amount } of { $medicine }, on this device.
fault-counted = Write how much is there, such as 12. Use 0 for none.
supply-fault-unit = Write of what, such as tablet.
supply-fault-days = Write a whole number of days, such as 30.
fault-refills = Write a whole number, such as 2. Use 0 for none.

## Does it last?

lasts-title = Does it last until a day?
lasts-text = For a trip, a holiday or the next visit.
lasts-date = Until which day?
lasts-ask = Look
lasts-planned = This goes through the doses that are planned.
fault-lasts = Choose a day from today on.

## When to order

terms-title = When to order a refill
terms-lead = How many days does a refill take?
terms-lead-hint = From the day you order it to the day you have it.
terms-earliest = How many days before the end does the pharmacy refill?
terms-earliest-hint = Ask the pharmacy. It counts from the last fill and its days.
save-terms = Save refill times
terms-lost = What is lost
terms-waste = How much is lost each time ({ $unit })?
terms-waste-hint = Such as 2 to prime a pen. Leave it out if nothing is.
terms-opened = After how many days is an opened one thrown away?
terms-opened-hint = For a pen, a vial or eye drops. Such as 28.
terms-holds = How much does one hold ({ $unit })?
terms-holds-hint = Such as 300 in a pen. It goes with the days above.
terms-fault-opened = Write a whole number of days, such as 28.
terms-fault-holds = Write how much one holds, such as 300.
terms-fault-unit = Say first how it is taken. Then we know the unit.
terms-saved = Saved: refill times of { $medicine }, on this device.

## Rules

rules-title = Rules for its times
rules-text = Copy them from the label, or ask the pharmacist.
rules-label-food = The label says about food: “{ $words }”
rules-label-apart = The label says to keep apart: “{ $words }”
rules-food = With food?
rules-food-with = With food
rules-food-with-hint = At a meal, or up to 30 minutes after.
rules-food-without = Without food
rules-food-without-hint = One hour before a meal, or two hours after.
rules-food-any = With or without
rules-food-unsaid = Not known
rules-gap = At least how many hours between two doses?
rules-gap-hint = Leave it empty if no one said.
rules-apart = Keep apart from
rules-apart-none = Nothing is set.
rules-apart-line = { $hours ->
    [one] 1 hour
   *[other] { $hours } hours
} apart from { $what }
rules-apart-take = Take out
rules-apart-what = From what?
rules-apart-choose = Choose one
rules-apart-other = Something else
rules-apart-words = What is it?
rules-apart-words-hint = For example: milk.
rules-apart-hours = How many hours apart?
rules-apart-add = Add to the list
rules-fixed = Its times stay as they are
save-rules = Save rules
rules-saved = Saved: rules of { $medicine }, on this device.
supply-fault-hours = Write hours, such as 4 or 0.5.
fault-gap-long = Choose 24 hours or less.
fault-apart-long = Choose 12 hours or less.
fault-apart-what = Choose what to keep it apart from.

## Fewer times

simpler-title = Fewer dosing times
simpler-intro = We look for the fewest times a day that keep every rule you set. Nothing is changed.
simpler-may-move = Which times of { $medicine } may move?
simpler-may-move-hint = The label or the prescriber may have set them. Ask if you are not sure.
simpler-freed = Saved: { $time } of { $medicine } may move, on this device.
simpler-held = Saved: { $time } of { $medicine } stays, on this device.
simpler-none = No medicine with set times is in the plan yet.
burden-title = What a day looks like now
burden-medicines = { $count ->
    [one] 1 medicine
   *[other] { $count } medicines
}
burden-needed = { $count ->
    [0] none only when needed
    [one] 1 more only when needed
   *[other] { $count } more only when needed
}
burden-doses = { $count ->
    [one] 1 dose on most days
   *[other] { $count } doses on most days
}
burden-times = { $count ->
    [one] 1 time a day on most days
   *[other] { $count } times a day on most days
}
burden-range = from { $least } to { $most }
burden-days = Over the next 28 days.
simpler-how = How should the day be split?
simpler-fewest = As few times as can be
simpler-windows = Four parts of the day
simpler-windows-hint = Morning 6 to 9, noon 11 to 1, evening 4 to 8, bedtime 9 to 11.
simpler-result = What we found
simpler-now = Now: { $times }
simpler-then = Proposed: { $times }
simpler-as-now = As now: { $times }
simpler-each = Each medicine, and why
simpler-rules-of = Set rules
simpler-sheet-title = Take it to the pharmacist
simpler-sheet-text = A sheet with today’s times, the proposal and questions to ask.
simpler-sheet-make = Make the sheet
simpler-sheet-making = Making the sheet …
simpler-sheet-done = Saved as a PDF: { $file }.
simpler-sheet-failed = The sheet could not be made.
simpler-sheet-look = What the sheet says
