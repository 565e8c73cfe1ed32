### Templates: plans to begin with.

templates-about = A template is a plan to begin with. You see all of it before anything is added.
templates-not-advice = A template is not advice. It says in short what the sources at its end say.
template-whole = Nothing is in the plan yet. Take the tick away from what does not fit.
template-edit = You can change every word later.
template-none = Leave all out
template-all = Choose all
template-goal-of = Goal { $number } of { $of }
template-people = People who help
template-people-about = Put in their names later.
template-signs = Signs to watch for
template-signs-about = They stand together in the plan, as the note of one concern: “{ $concern }”
template-own-signs = What were you told to watch for?
template-own-signs-hint = Copy it from your papers, with whom to call. One sign on a line.
template-sources = Sources
template-source = { $name }, { $publisher }, { $year }
template-source-opens = opens another site
template-kind-goal = Goal
template-kind-concern = Concern
template-kind-barrier = In the way
template-kind-strength = Strength
template-kind-action = Step
template-kind-member = Who helps
template-kind-measurement = To measure
template-kind-sign = Sign
template-why = Why: { $why }
template-target = { $direction ->
    [at-most] Counted: { $measure }. Wanted: { $amount } { $unit } or less.
    [between] Counted: { $measure }. Wanted: { $amount } to { $up-to } { $unit }.
   *[at-least] Counted: { $measure }. Wanted: { $amount } { $unit } or more.
}
template-shown-by = It shows when: { $shown }
template-milestones = Milestones: { $milestones }.
template-owner = Who: { $name }
template-how = How: { $how }
template-call-for = Call for: { $what }
template-needs = Needs: { $needs }
template-measured = { $what }, { $often }.
template-when = When: { $when }
template-unit = Written as: { $unit }.
template-also = Also for: { $goals }
template-from = Source: { $source }
template-there = This is in the plan already.
template-sign = { $sign }: { $then }.
template-add = { $count ->
    [0] Add chosen entries
    [one] Add 1 chosen entry
   *[other] Add { $count } chosen entries
}
template-added = { $count ->
    [one] Added 1 entry from “{ $title }”, on this device.
   *[other] Added { $count } entries from “{ $title }”, on this device.
}
template-because = Template: { $title }
fault-template = Choose at least one entry.
template-unknown = There is no such template
template-failed = The template could not be read. Nothing was added.
template-again = Try again
