### The forms of the plan and the goals, records, settings and sharing.

entity-saved = Saved: “{ $what }”, on this device.
entity-removed = Removed: “{ $what }”.
remove-from-plan = Remove from the plan
remove-hint = You can undo it. The history keeps what was written.
save-new = Save
in-your-words = In your own words
fault-words = Write it in your own words.
fault-future = This day lies in the future. Choose a day that has passed.
fault-past-date = Choose today or a day that has passed.
fault-number = Write a number, for example 4 or 2.5.
matters-hint = For example: be at home, cook on Sundays.
allergies-question = Are there any allergies?
allergies-yes = Yes
allergies-none = No allergies
allergies-hint = Write each one on a line of its own.
fault-allergies = Write the allergies, or choose “No allergies”.
how-to-talk-hint = For example: slowly, and on my left side.
concern-new = What is the concern?
concern-change = Change this concern
concern-hint = A problem, an illness or a worry.
concern-resolved = No longer a concern since
since = Since when
fault-resolved = Choose a day that has passed, after it began.
fault-action-words = Write what is to be done.
member-new = Who helps?
member-change = Change this person
member-name-hint = A person or a service, for example a clinic.
member-role = Role
member-role-hint = For example: my sister, heart nurse.
member-phone = Phone
member-email = E-mail
member-responsible-for = Takes care of
member-call-for = Call for
member-call-for-hint = When should we call them?
goal-new = What would you like to reach?
goal-change = Change this goal
change-goal = Change goal
goal-words-label = The goal, in your own words
goal-words-hint = For example: walk to the corner shop on my own.
goal-why-label = Why does it matter to you?
goal-why = Why: { $why }
goal-due-label = By which day?
goal-due-asks = This day has passed. Is the year right?
goal-target-label = Can you count or measure it?
goal-target-hint = Then we can show how far you are.
goal-target-yes = Yes
goal-target-no = No, words are enough
target-measure = What do you count or measure?
target-measure-hint = For example: how far I walk.
target-direction = What do you want?
direction-at-least = This number or more
direction-at-most = This number or less
direction-between = Between two numbers
target-amount = Which number?
target-from = From which number?
target-up-to = Up to which number?
target-unit = Of what?
target-unit-hint = For example: blocks, visits, pounds.
target-baseline = Where did you start?
target-at-least = { $measure }: at least { $amount } { $unit }
target-at-most = { $measure }: at most { $amount } { $unit }
target-between = { $measure }: between { $amount } and { $up-to } { $unit }
fault-goal-words = Write the goal in your own words.
fault-measure = Write what you count or measure.
fault-direction = Choose one.
fault-target-up-to = Write a number that is more than the first one.
fault-target-unit = Write what it is counted in, for example blocks.
milestones = Milestones
milestones-hint = A milestone shows that you are part of the way there. For example: I walk to the mailbox. Leave it empty if you like.
milestone-label = Milestone { $number }
milestone-due = By which day?
milestone-add = Add a milestone
milestone-remove = Remove milestone { $number }
milestone-reached = Reached { $day }
mark-reached = Reached
mark-not-reached = Not reached yet
goal-concerns-label = Which concerns does it answer?
progress = Progress
no-progress = Nothing is recorded yet.
progress-title = How did it go?
progress-amount = { $measure } ({ $unit })
progress-note-hint = What went well, what was hard.
progress-on = Which day?
save-progress = Save progress
progress-saved = Saved: progress for “{ $goal }”, on this device.
fault-progress = Write a number or some words.
history-written = Written down: “{ $words }”.
history-words = The words were: “{ $before }”.
history-due-new = A date was added.
history-due = The date was { $day }.
history-why = The reason was changed.
history-target = What is measured was changed.
history-milestones = The milestones were changed.
history-lifecycle = Where it stands was changed.
history-achievement = How it goes was changed.
history-concerns = The concerns were changed.
history-same = Saved again, the same.
cancel = Cancel
new-title = Who is this plan for?
new-name = Name
new-name-hint = The name that the family uses is fine.
new-country = Country, for the numbers to call in danger
new-save = Start the plan
new-saved = Started: a plan for { $name }, kept on this device.
fault-name = Write a name.
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
backup-fault-file-too-large = This file is larger than 160 MB. A backup file is smaller. Choose another file.
backup-fault-file-foreign = This is not a backup file of Evenkeel. Choose another file.
backup-fault-file-newer = This file was made by a newer Evenkeel. Load this page again, then try again.
backup-fault-file-damaged = This file is damaged or not complete. Choose another copy of it.
backup-fault-id-twice = This file says something else about entries that are here. Nothing was changed.
backup-fault-other = This file could not be read. Nothing was changed. Choose another file.
records-title = People on this device
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
share-print-title = Print or share the list
share-print-text = A document for the doctor or for the wall. Stopped medicines are left out.
share-part = What goes on the paper?
share-part-all = Medicine list and whole plan
share-part-medicines = Medicine list only
share-part-plan = Whole plan, no medicine list
share-language = Language of the document
share-language-en = English
share-language-es = Español (Spanish)
share-pdf = Make the PDF
share-pdf-making = Making the PDF …
share-pdf-done = The PDF is saved on this device: { $file }.
share-pdf-failed = The PDF was not made.
share-pdf-advice = Check your connection, then try again. Or print the page below.
share-pdf-missing = The PDF cannot draw these signs. It shows � for each: { $letters }. To see them on paper, use “Print this page” below.
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

## What belongs to what

and-more = and { $count } more
belongs = What it belongs to
linked-concern = For:
linked-goal = Goal:
linked-barrier = What is in the way:
linked-strength = To build on:
linked-action = Step:
linked-referral = Help asked for:
linked-appointment = Appointment:
linked-medicine = Medicine:
linked-member = Who helps:
links-change = Choose what it belongs to
links-nothing = Nothing is linked to it yet.
draft-resumed = This is what you wrote here before. It is not saved yet.
draft-begin-again = Begin again without it
conflict-title = This was changed while you were writing
conflict-changed = It was changed like this:
conflict-changed-by = { $who } changed it like this:
conflict-mine = You want to change it like this:
conflict-apart = Both changes fit together.
conflict-both = Both are about the same part. If you keep yours, it takes the place of the other there. The rest of both stays.
conflict-keep-both = Keep both
conflict-keep-mine = Keep mine
conflict-keep-theirs = Keep it as it is now
conflict-write = Go on writing
conflict-removed = It was removed while you were writing. This is what you wrote:
conflict-add = Add it again
remove-ask = Remove it from the plan?
remove-yes = Yes, remove it
remove-no = Keep it
