### The frame around the pages, first run, help, settings, sharing.

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
cancel = Cancel

title-dose = Dose
title-person = Your details
title-concern = Concern
title-action = Step
title-member = Person who helps
title-goal = Goal
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
help-short = In danger? Call 911. In a crisis, call or text 988.

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
advice-in-the-future = This lies in the future. Choose a day or time that has passed.
advice-date-impossible = One of the dates cannot be right. Please check them.
advice-already-superseded = This entry was changed already. Look at the list again.
advice-medicine-paused = This medicine is on hold at that time already. Choose another time.
advice-already-ordered = This refill is marked as ordered already.
advice-not-paused = This medicine is not on hold any more. Look at it again.
advice-ends-before-start = The end lies before the beginning. Change one of them.
advice-unknown-zone = This place has no known clock. Choose another one.
advice-medicine-stopped = This medicine is stopped. Nothing can be planned for it.
advice-not-planned = No dose is planned at this time any more.
advice-not-as-needed = At that time it was not a medicine for when it is needed. Check the day.
advice-text-too-long = A text is too long. Please shorten it.
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
new-title = Who is this plan for?
new-name = Name
new-name-hint = The name that the family uses is fine.
new-save = Start the plan
new-saved = Started: a plan for { $name }, kept on this device.
fault-name = Write a name.
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

## People on this device

records-title = People on this device
records-choose = Whose plan would you like to open?
records-open = Open
records-open-now = Open now
records-changed = Last change: { $when }
records-add = Add a person
records-erase = Erase this plan
erase-title = Erase the plan of { $name }?
erase-text = This cannot be undone. The plan, all medicines and every recorded dose are gone from this device.
erase-backup = Do you want to keep a copy? Save a backup file first.
erase-name = To be sure, write the name: { $name }
erase-fault = The name is not the same. Write: { $name }
erase-yes = Erase the plan for good
erase-no = Keep the plan
erased = Erased: the plan of { $name } is gone from this device.
not-erased = The plan was not erased.
save-backup-first = Save a backup file

## Help now

help-danger = In danger now?
help-call-911 = Call 911
help-crisis = Do you think of harming yourself, or can’t go on?
help-call-988 = Call 988
help-text-988 = Text 988
help-us = These numbers work in the United States, day and night. They cost nothing.
help-elsewhere-title = Somewhere else?
help-elsewhere = Call the emergency number of the country that you are in. In many it is 112.
help-team = Your own people
help-team-none = No phone number is in the plan yet.
help-team-add = Add a person who helps
help-call = Call { $name }
help-poison-title = Too much of a medicine?
help-poison = Call Poison Help: 1-800-222-1222. If someone will not wake up, call 911.
help-call-poison = Call Poison Help

## Settings

author-title = Who is using this device?
author-text = This name stands at each entry that you make. So others see who did it.
author-label = Your name
author-save = Save name
author-saved = Saved: entries from now on say { $name }.
author-none = Saved: entries from now on say no name.
theme-title = Colors
theme-system = As this device is set
theme-light = Light
theme-dark = Dark
theme-saved = Saved: colors changed on this device.
text-title = Text size
text-text = This page follows your browser’s text size. Make it larger there, as large as you like.
storage-title = Is my plan safe in this browser?
storage-text = Browsers may clear what they keep when room runs out. You can ask this one not to.
storage-ask = Ask the browser to keep it
storage-yes = The browser said: yes, it keeps the plan until you erase it.
storage-no = The browser said: no promise. Save a backup file now and then.
storage-unknown = This browser does not answer that. Save a backup file now and then.
storage-now-yes = This browser has promised to keep the plan.
storage-backup = Go to backup
people-text = A device can hold a plan for more than one person.
version-title = About
version-text = Evenkeel { $version }. It gives no medical advice.

own-day-about = Some medicines follow your meals and your sleep.
own-day-link = Set my meals and sleep

## Share

share-print-title = Print or share the list
share-print-text = One document with the medicine list and the whole plan. Stopped medicines are left out.
share-language = Language of the document
share-language-en = English
share-language-es = Español (Spanish)
share-pdf = Make the PDF
share-pdf-making = Making the PDF …
share-pdf-done = The PDF is saved on this device: { $file }.
share-pdf-failed = The PDF was not made.
share-pdf-advice = Check your connection, then try again. Or print the page below.
share-pdf-open = Open the PDF
share-pdf-send = Share the PDF
share-backup-title = Keep a backup
share-backup-text = A backup file holds the whole plan. Keep it in a safe place: anyone who has it can read it.
share-backup-save = Save a backup file
share-backup-done = Saved on this device: { $file }. Look in your downloads.
share-backup-failed = The backup file was not saved.
share-backup-last = Last backup: { $when }.
share-backup-never = No backup was saved from this plan yet.
share-bring = Bring in a backup file
share-bring-text = It shows what the file holds before anything changes.
share-preview-title = What the document says
share-preview-print = Print this page

backup-title = Bring in a backup file
backup-text = Choose a file that was saved with “Save a backup file”. Nothing changes before you say so.
backup-choose = Choose a file
backup-read = Look into the file
backup-reading = Reading the file …
backup-holds = This file holds the plan of { $name }
backup-made = It was saved on { $when }.
backup-counts = { $medicines ->
    [one] 1 medicine
   *[other] { $medicines } medicines
}, { $goals ->
    [one] 1 goal
   *[other] { $goals } goals
}, { $concerns ->
    [one] 1 concern
   *[other] { $concerns } concerns
}, { $actions ->
    [one] 1 step
   *[other] { $actions } steps
}, { $members ->
    [one] 1 person who helps
   *[other] { $members } people who help
}, { $doses ->
    [one] 1 recorded dose
   *[other] { $doses } recorded doses
}.
backup-new = This plan is not on this device yet. It will be added.
backup-merge = { $count ->
    [one] This plan is here already. 1 entry is new and will be added.
   *[other] This plan is here already. { $count } entries are new and will be added.
}
backup-nothing = This plan is here already, with everything in the file. Nothing would change.
backup-keeps = Nothing that is on this device gets lost.
backup-accept = Bring in this plan
backup-open = Open this plan
backup-done = Brought in: the plan of { $name } is now on this device.
backup-fault-none = Choose a file first.
backup-fault-file-too-large = This file is larger than 40 MB. A backup file is smaller. Choose another file.
backup-fault-file-foreign = This is not a backup file of Evenkeel. Choose another file.
backup-fault-file-newer = This file was made by a newer Evenkeel. Load this page again, then try again.
backup-fault-file-damaged = This file is damaged or not complete. Choose another copy of it.
backup-fault-id-twice = This file says something else about entries that are here. Nothing was changed.
backup-fault-other = This file could not be read. Nothing was changed. Choose another file.
