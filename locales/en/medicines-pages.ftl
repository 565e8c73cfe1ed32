### Medicines: the list, one medicine, stopping.

add-medicine = Add a medicine
medicine = Medicine
medicines-current = Taken now
medicines-drafts = To ask about
medicines-stopped = Stopped
search-medicines = Search your medicines
search-found = Search “{ $words }”: { $count } of { $all } medicines.
how-not-known = How it is taken is not known yet
from-then = From { $day }:
reason-unknown = What it is for: not recorded
held-since = On hold since { $day }
held-from = On hold from { $when }
stopped-on = Stopped on { $day }
because = Why: { $why }
unfinished-title = Not finished: { $name }
unfinished-text = Your answers are still here. They are not saved yet.
unfinished-go-on = Go on
unfinished-forget = Throw the answers away

tally = Taken { $taken } of { $due } in the last 7 days
tally-skipped = { $count } not taken
tally-not-recorded = { $count } not recorded
tally-nothing-due = Nothing was due in the last 7 days

change-how = Change how it is taken
add-how = Add how it is taken
change-label = Change label
change-label-hint = How it is taken stays as it is. Doses that are recorded keep their old name.
stop-medicine = Stop medicine
remove-medicine = Remove medicine
remove-medicine-hint = Only for a medicine that was entered by mistake. You can undo it.
medicine-removed = Removed: { $medicine }.
medicine-saved = Saved: { $medicine }, on this device.
medicine-saved-draft = Saved to ask about: { $medicine }, on this device.
medicine-stopped = Stopped: { $medicine }. Recorded doses stay.
on-the-label = What the label says
starts-on = Starts on { $day }.
recorded-doses = Recorded doses
no-doses-recorded = No dose is recorded yet.
show-all = Show all { $count } entries
other-days-hint = To add a dose of another day, go to that day:
entry-replaced = Changed or cleared later:
then-called = Called { $name } then
next-doses = Next: { $doses }
next-one = { $day } at { $time }
next-one-dose = { $when }, { $dose }
day-word-tomorrow = tomorrow

history-added = Added: { $sentence }.
history-added-draft = Added, to ask about.
history-stopped = Stopped on { $day }.
history-regimen = From { $day }: { $sentence }.
history-label = The label was changed.
history-undone = A change was undone.

stop-title = Stop this medicine?
stop-text = Nothing is due from then on. Doses that are recorded stay.
stop-when = When does it stop?
stop-now = Now
stop-on-day = On a day
stop-day = Day
stop-day-hint = From this day on, nothing is due.
stop-why = Why?
stop-why-hint = For example: the doctor changed it.
fault-stop-when = Choose when it stops.
