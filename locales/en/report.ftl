### Text of the printed plan and medicine list.

report-title = Care plan and medicine list
report-for = { $name }
report-made = Made on { $date } at { $time }. Kept on the device of the person who made it.
report-page = { $name } · Page { $page } of { $pages }
report-born = Born { $date }

report-matters = What matters to me
report-quote = “{ $words }”
report-how-to-talk = How to talk with me: { $words }
report-language = Language: { $words }
report-why-now = Why a plan now: { $words }

report-allergies = Allergies
report-allergies-none = The person said: no allergies.
report-allergies-unknown = None recorded. Please ask.

report-medicines = Medicines
report-medicines-none = No medicines recorded.
report-stopped-left-out = { $count ->
    [one] 1 stopped medicine is left out.
   *[other] { $count } stopped medicines are left out.
}
report-medicines-caption = Medicines with a set time
column-medicine = Medicine
column-morning = Morning
column-noon = Noon
column-evening = Evening
column-bedtime = Bedtime
column-nothing = –
medicine-for = For { $reason }
medicine-for-unknown = What it is for: not recorded
medicine-route = { $line } · { $route }
medicine-label = Label: “{ $directions }”
medicine-food = Food: { $words }
medicine-keep-apart = Keep apart: { $words }
medicine-from = From { $date }
medicine-paused = On hold since { $date }.
medicine-paused-until = On hold until { $date }.
medicine-paused-why = Why: { $words }
medicine-next = From { $date }: { $sentence }

report-as-needed = Only when needed
report-as-needed-caption = Medicines taken only when needed
column-dose = How much
column-limits = Limits on the label

report-drafts = To ask about
report-drafts-note = How these are taken is not known yet.

report-concerns = Concerns
report-goals = Goals
report-goals-none = No goals recorded.
goal-by = By { $date }
goal-target-at-least = { $measure }: at least { $quantity }
goal-target-at-most = { $measure }: at most { $quantity }
goal-latest = Last seen: { $quantity } on { $date }
goal-why = Why: { $words }
goal-reached = { $words } (reached { $date })
goal-milestone-by = { $words } (by { $date })

report-actions = Who does what
report-actions-caption = Actions
column-action = What
column-who = Who
column-when = When
action-by = by { $date }
action-nobody = nobody yet
action-no-date = no date yet

report-team = People who help
report-team-caption = Care team
column-name = Name
column-role = Role
column-phone = Phone
column-call-for = Call for
