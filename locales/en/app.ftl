### The frame around the pages, first run, help.

app-name = Evenkeel
page-title = { $page } – Evenkeel
skip = Go to the content
nav-label = Pages
nav-more-label = More pages
section-today = Today
section-plan = Plan
section-goals = Goals
section-medicines = Medicines
section-share = Share
settings = Settings
help-now = Help now
kept-no-backup = Kept on this device · no backup yet
kept-backup = Kept on this device · last backup { $day }
change-person = Change person
people-here = People on this device
back = Back
optional = (optional)
or = Or
undo = Undo
change = Change
add = Add
not-recorded = Not recorded
save-change = Save change
title-dose = Dose
title-person = Your details
title-concern = Concern
title-action = Step
title-member = Person who helps
title-goal = Goal
title-templates = Templates
title-review = Look at the plan again
title-plan-then = The plan on another day
title-what-changed = What has changed
title-medicine = Medicine
title-own-day = Your day
title-simpler = Fewer dosing times
title-backup = Backup file
title-first-run = Welcome
title-emptied = Plan not found
title-records = People on this device
title-new-record = New plan

## Opening

opening-title = Opening your plan
opening-text = It is kept on this device, in this browser. This takes a moment.
could-not-open = Your plan could not be opened
could-not-open-safe = Nothing was changed or lost by this.
could-not-open-store-newer = A newer version of Evenkeel was used here. Load this page again to get the newest version.
could-not-open-store-blocked = Evenkeel is open in another tab. Close that tab, then try again.
could-not-open-store-unavailable = This browser keeps nothing in this window. Is it a private window? Then use a normal one.
could-not-open-store-full = There is no room left on this device. Free some space, then try again.
could-not-open-store-failed = The browser could not read what is kept here. Close the browser, open it, then try again.
could-not-open-other = A part of this page did not load. Check your connection, then try again.
open-again = Try again

page-loading = One moment …
page-not-loaded = This page did not load

## After a save

problem-title = There is a problem
not-saved = This was not saved.
not-undone = This was not undone.
undone = Undone. What stood there before holds again.
already-recorded = This dose was recorded already. It counts once.
advice-store-full = There is no room left on this device. Free some space, then try again.
advice-store-closed = The browser closed its store. Load this page again, then try again.
advice-store-failed = The browser could not write. Load this page again, then try again.
advice-store-stale = Another tab was faster. Look at the list, then try again.
advice-changed-meanwhile = Someone changed this in the meantime. Look at it, then try again.
advice-rewrites-recorded-doses = Doses after this time are recorded already. Choose a later time.
advice-course-goes-on = A later dose of this course is recorded. Take that one back first.
advice-in-the-future = This lies in the future. Choose a day or time that has passed.
advice-date-impossible = One of the dates cannot be right. Please check them.
advice-already-superseded = This entry was changed already. Look at the list again.
advice-medicine-paused = This medicine is on hold at that time already. Choose another time.
advice-already-ordered = This refill is marked as ordered already.
advice-not-paused = This medicine is not on hold any more. Look at it again.
advice-ends-before-start = The end lies before the beginning. Change one of them.
advice-date-out-of-range = Choose a day between the years 1970 and 2199.
advice-in-the-past = This day has passed. Choose one that is still to come.
advice-unknown-zone = This place has no known clock. Choose another one.
advice-medicine-stopped = This medicine is stopped. Nothing can be planned for it.
advice-not-planned = No dose is planned at this time any more.
advice-not-as-needed = At that time it was not a medicine for when it is needed. Check the day.
advice-text-too-long = A text is too long. Please shorten it.
advice-same-owner = This step is with that person already. Choose somebody else.
advice-other = Nothing was changed. Please try again.

## Welcome

first-title = Your care plan, on your own device
first-where = Everything stays on this device, in this browser. Nothing is sent anywhere unless you share it yourself.
first-start = Start a new plan
first-start-hint = We ask for a name. All the rest can wait.
first-example = Open an example
first-example-making = Making the example …
first-example-hint = A made-up person, to look around and try things out.
first-backup = Bring in a backup file
first-backup-hint = A plan that you saved before, here or on another device.
first-choose = How would you like to begin?
example-opened = This is an example. Nobody real. Try anything you like.

## The browser lost records

emptied-title = This browser no longer has { $missing ->
    [one] the plan that was kept here
   *[other] { $missing } plans that were kept here
}
emptied-text = You did nothing wrong. Browsers sometimes clear what they keep, for example to make room.
emptied-backup-text = Do you have a backup file? Then the plan comes back as it was on that day.
emptied-backup = Bring back a backup file
emptied-left = { $count ->
    [one] One plan is still here.
   *[other] { $count } plans are still here.
}
emptied-open-left = Open what is still here
emptied-without = Start again without it
emptied-sure-title = Start again without it?
emptied-sure = Then we stop looking for what was kept here. A backup file can still bring it back later.
emptied-sure-yes = Yes, start again
emptied-sure-no = No, go back

label-says = The label says: “{ $directions }”
visit-which = Which appointment?
visit-option = { $what }, { $when }
visit-days-before = How many days before?
visit-days-after = How many days after?
visit-days-hint = 0 is the same day.
visit-time = At what time?
visit-time-hint = Without a time: at the time of the appointment.
fault-visit = Choose the appointment.
fault-visit-days = Write the days as a whole number, from 0 to 366.
hangs-on = { $side ->
    [after] { $days ->
        [one] 1 day after “{ $what }”
       *[other] { $days } days after “{ $what }”
    }
   *[before] { $days ->
        [0] On the day of “{ $what }”
        [one] 1 day before “{ $what }”
       *[other] { $days } days before “{ $what }”
    }
}
hangs-at = { $words }, at { $time }
each-week = { $count ->
    [one] Once a week, on any day
   *[other] { $count } times a week, on any days
}
each-week-until = { $words }, until { $day }
week-begins = { $day ->
    [tue] Weeks begin on Tuesday.
    [wed] Weeks begin on Wednesday.
    [thu] Weeks begin on Thursday.
    [fri] Weeks begin on Friday.
    [sat] Weeks begin on Saturday.
    [sun] Weeks begin on Sunday.
   *[mon] Weeks begin on Monday.
}
week-done = { $done } of { $of } this week
name-apart = { $name } ({ $what })
born-in = born { $year }
new-namesake = Someone of this name is here already.
fault-namesake = Write a word that tells the two apart.
records-namesake = Two people here have this name. Open each plan, and write a word or the date of birth.

## Help now

help-danger = In danger now?
help-crisis = Do you think of harming yourself, or can’t go on?
help-text = Text { $name }
help-line = { $name }, { $number }
help-of = These numbers work in: { $country }.
help-as-of = We last looked at them on { $day }.
help-guess = These numbers work in: { $country }. Are you somewhere else? Choose it below.
help-country = Which country are you in?
help-country-saved = Saved: { $country }, on this device.
help-unknown = Choose the country, and its numbers will stand here.
help-none-here = We have no numbers for this country yet.
country-elsewhere = Somewhere else
country-choose = Choose one
help-elsewhere-title = Somewhere else?
help-elsewhere = Call the emergency number of the country that you are in. In many it is 112.
help-team = Your own people
help-team-none = No phone number is in the plan yet.
help-team-add = Add a person who helps
help-call = Call { $name }
help-poison-title = Too much of a medicine?
help-poison = If someone will not wake up, call { $number }.

## Settings

own-day-link = Set my meals and sleep
