### Texto del plan impreso y de la lista de medicinas.

report-title = Plan de cuidado y lista de medicinas
report-title-medicines = Lista de medicinas
report-title-plan = Plan de cuidado
report-holds-all = En este papel: la lista de medicinas y todo el plan.
report-holds-medicines = En este papel: la lista de medicinas. No se incluye el resto del plan.
report-holds-plan = En este papel: todo el plan. No se incluye la lista de medicinas.
report-for = { $name }
report-made = Hecho el { $date } { $time } y guardado en el aparato de quien lo hizo.
report-page = { $name } · Página { $page } de { $pages }
report-born = Fecha de nacimiento: { $date }

report-matters = Lo que me importa
report-quote = «{ $words }»
report-called = Le gusta que le digan { $words }
report-how-to-talk = Cómo hablar conmigo: { $words }
report-language = Idioma: { $words }
report-why-now = Por qué un plan ahora: { $words }

report-allergies = Alergias
report-allergies-none = La persona dijo que no tiene alergias.
report-allergies-unknown = No hay ninguna anotada. Por favor, pregunte.

report-medicines = Medicinas
report-medicines-none = No hay medicinas anotadas.
report-stopped-left-out = { $count ->
    [one] No se incluye 1 medicina que ya no se toma.
   *[other] No se incluyen { $count } medicinas que ya no se toman.
}
report-medicines-caption = Medicinas con hora fija
column-medicine = Medicina
column-morning = Mañana
column-noon = Mediodía
column-evening = Tarde
column-bedtime = Noche
column-nothing = –
medicine-for = Para { $reason }
medicine-for-unknown = Para qué es: no está anotado
medicine-route = { $line } · { $route }
medicine-label = Etiqueta: «{ $directions }»
medicine-food = Comida: { $words }
medicine-keep-apart = Tomar aparte: { $words }
medicine-from = Desde el { $date }
medicine-paused = En pausa desde el { $date }.
medicine-pausing = En pausa desde el { $date }.
medicine-stops = Se deja el { $date }: no se toma nada desde entonces.
date-and-time = { $date } { $time }
medicine-paused-until = En pausa hasta el { $date }.
medicine-paused-why = Por qué: { $words }
report-finished = Terminadas
medicine-finished = { $medicine }, último día: { $date }
medicine-until = Último día: { $date }.
medicine-count = { $count ->
    [one] 1 dosis en total.
   *[other] { $count } dosis en total.
}
cell-by-reading = según: { $reading }
cell-until = hasta el { $until }:
cell-from = desde el { $from }:
cell-on = el { $from }:
cell-from-until = del { $from } al { $until }:
medicine-next = Desde el { $date }: { $sentence }

report-as-needed = Solo cuando haga falta
report-as-needed-caption = Medicinas que se toman solo cuando hace falta
column-dose = Cuánto
column-limits = Límites de la etiqueta

report-drafts = Por preguntar
report-drafts-note = Todavía no se sabe cómo se toman.

## El plan: lo que una parte dice de otra

to-goal = Ayuda con: { $words }
to-blocked = Estorba a: { $words }
to-concern = Por la preocupación: { $words }
to-barrier = Por lo que estorba: { $words }
to-referral = Para la ayuda pedida: { $words }
to-medicine = Sobre la medicina: { $words }
is-over = { $words } (terminado)
by-goal = Meta: { $words }
by-strength = Con qué se cuenta: { $words }
by-barrier = Lo que estorba: { $words }
by-action = Paso: { $words }
by-referral = Ayuda pedida: { $words }
by-appointment = Cita: { $words }
by-medicine = Medicina: { $words }

report-closed = Este plan se cerró el { $date }: { $outcome }
outcome-reached = se logró lo que se buscaba.
outcome-partly-reached = se logró una parte de lo que se buscaba.
outcome-handed-over = sigue otro plan u otro equipo.
outcome-ended = la persona ya no lo quiere.

report-strengths = Con qué cuento
column-strength = Con qué cuento
column-helps = En qué ayuda

report-concerns = Preocupaciones
report-since = Desde el { $date }
column-concern = Preocupación
column-planned = Lo que tiene que ver con ella

report-barriers = Lo que estorba
report-nothing-planned = Todavía no hay nada previsto para esto.
column-barrier = Lo que estorba
column-blocks = A qué
column-done-about = Qué se hace
barrier-transport = Sobre cómo llegar
barrier-cost = Sobre el dinero
barrier-housing = Sobre la vivienda
barrier-food = Sobre la comida
barrier-support = Sobre quién ayuda
barrier-understanding = Sobre saber qué hacer
barrier-language = Sobre el idioma
barrier-safety = Sobre la seguridad
barrier-time = Sobre el tiempo
barrier-side-effects = Sobre efectos de una medicina
barrier-other = Sobre otra cosa

## Metas

report-goals = Metas
report-goals-none = No hay metas anotadas.
report-goals-over = Metas que ya terminaron
goal-over = { $words }: { $said }
goal-going = Cómo va: { $said }
goal-known = Cómo lo sabemos: { $said }
goal-begun = Comenzada.
goal-overruled = Se juzgó así. Según lo anotado diríamos: { $said }
goal-judged = Se ve así porque: { $words }
goal-why = Por qué: { $words }
goal-by = Hasta el { $date }
goal-target-at-least = { $measure }: al menos { $quantity }
goal-target-at-most = { $measure }: como máximo { $quantity }
goal-target-between = { $measure }: entre { $from } y { $up-to }
goal-from = { $target }. Al comienzo: { $quantity }
goal-latest = Visto por última vez: { $quantity } el { $date }
beside-below = Eso está por debajo del rango.
beside-above = Eso está por encima del rango.
goal-note = Anotado el { $date }: { $words }
goal-shown-by = Qué lo mostraría: { $words }
goal-milestone = Hito: { $words }
goal-reached = Hito: { $words } (logrado el { $date })
goal-milestone-by = Hito: { $words } (hasta el { $date })
goal-importance = Cuánto importa: { $number } de 10
goal-confidence = Qué tan segura está la persona: { $number } de 10
goal-surer = Qué daría más seguridad: { $words }
term-short = Para las próximas semanas
term-long = Para meses o años
priority-high-priority = Importa más que las otras metas
priority-medium-priority = Importa igual que las otras metas
priority-low-priority = Importa menos que las otras metas
lifecycle-proposed = Es una idea, todavía sin acordar.
lifecycle-planned = Acordada, empieza más adelante.
lifecycle-accepted = Acordada.
lifecycle-active = En marcha.
lifecycle-on-hold = En pausa.
lifecycle-completed = Terminada.
lifecycle-cancelled = Se dejó.
lifecycle-entered-in-error = Se escribió por error.
lifecycle-rejected = Se decidió que no.
achievement-in-progress = En camino.
achievement-improving = En camino, cada vez más cerca.
achievement-worsening = Ahora cuesta más.
achievement-no-change = Más o menos igual.
achievement-achieved = Lograda.
achievement-sustaining = Lograda y mantenida.
achievement-not-achieved = Esta vez no se logró.
achievement-no-progress = Sin empezar.
achievement-not-attainable = Por ahora no está al alcance.
rule-range = Alcanzada quiere decir dentro del rango, con sus dos extremos.
rule-met-twice = Las dos últimas anotaciones la alcanzan.
rule-met = La última anotación la alcanza.
rule-due-passed-closer = El día ya pasó. Está más cerca que al comienzo.
rule-due-passed = El día ya pasó. No está más cerca que al comienzo.
rule-due-passed-nothing = El día ya pasó. No hay nada anotado.
rule-nothing-yet = Todavía no hay nada anotado.
rule-first-entry = Hay una sola anotación hasta ahora.
rule-closer = Está más cerca que la vez anterior.
rule-farther = Está más lejos que la vez anterior.
rule-same = Está igual que la vez anterior.

report-levels = Cinco niveles de esta meta
column-level = Nivel
column-means = Qué significa
column-rated = Dónde está
level--2 = Mucho menos de lo esperado
level--1 = Menos de lo esperado
level-0 = Lo esperado
level-1 = Más de lo esperado
level-2 = Mucho más de lo esperado
level-baseline = Aquí empezó.
level-rated = Aquí según { $who }, el { $date }
rater-person = la persona
rater-caregiver = quien la cuida
rater-professional = un profesional
goal-weight = Cuánto cuenta junto a las otras metas: { $number }
report-attainment = Todas las metas calificadas en un número
attainment-of = { $goals ->
    [one] Según { $who }: { $t }. Se cuenta 1 meta.
   *[other] Según { $who }: { $t }. Se cuentan { $goals } metas.
}
attainment-change = Al comienzo era { $baseline }. El cambio es { $change }.
attainment-means = Este número es una puntuación T. 50 significa: en conjunto, lo esperado. Menos de 50 es menos, más de 50 es más.

## Quién hace qué, ayuda pedida, citas

report-actions = Quién hace qué
owner-role = { $name } ({ $role })
column-action = Qué
column-when = Cuándo
column-for = Para qué
action-by = hasta el { $date }
action-late = Este día ya pasó. Todavía no está hecho.
action-last-done = Hecho por última vez: { $date }
action-nobody = Nadie todavía
action-each-week = { $count ->
    [one] una vez por semana, cualquier día.
   *[other] { $count } veces por semana, cualquier día.
}
week-begins-mon = La semana empieza el lunes.
week-begins-tue = La semana empieza el martes.
week-begins-wed = La semana empieza el miércoles.
week-begins-thu = La semana empieza el jueves.
week-begins-fri = La semana empieza el viernes.
week-begins-sat = La semana empieza el sábado.
week-begins-sun = La semana empieza el domingo.
action-no-date = sin fecha todavía

report-referrals = Ayuda pedida
column-referral = Ayuda pedida
column-status = Cómo va
column-next = Qué sigue
referral-to = Se pidió a: { $words }
referral-member = Quién ayuda: { $words }
referral-asked-on = Se pidió el { $date }
referral-check = Preguntar otra vez el { $date }
referral-papers = Papeles: { $words }
referral-deadline = Último día para los papeles: { $date }
referral-deadline-passed = Este día ya pasó.
report-outcome = Qué resultó: { $words }
report-next-step = Lo siguiente: { $words }
status-asked = Se pidió. Todavía no contestan.
status-accepted = Dijeron que sí.
status-waiting-list = En lista de espera.
status-booked = Ya hay fecha.
status-done = Está hecho.
status-refused = Dijeron que no.
status-unreachable = Nadie contesta.

report-appointments = Próximas citas
report-appointments-past = Citas pasadas
column-appointment = Cita
column-prepare = Qué llevar y qué preguntar
column-came = Qué resultó
appointment-with = Con: { $words }
appointment-place = Dónde: { $words }
appointment-directions = Cómo llegar: { $words }
appointment-video = Videollamada: { $words }
appointment-zone = { $moment } según el reloj de { $zone }
appointment-here = Donde está la persona: { $moment }
appointment-bring = Llevar: { $words }
appointment-question = Preguntar: { $words }
appointment-unsaid = Nadie ha dicho todavía qué resultó.

report-team = Personas que ayudan
column-name = Nombre
column-reach = Cómo comunicarse
column-call-for = Qué hacen
member-does = Se encarga de: { $words }
member-call-for = Llamar por: { $words }
part-professional = Enfermería, medicina o gestión de casos
part-service = Un lugar: farmacia, clínica, programa
part-family = Familia
part-friend = Amistad o vecindad
report-caregiver = { $words } cuida en casa
caregiver-needs = Le ayudaría: { $words }
caregiver-strain = Cómo lo lleva: { $words }
caregiver-backup = Quién entra en su lugar: { $words }
caregiver-no-backup = No hay nadie anotado que entre en su lugar.
caregiver-may-see = Puede ver del plan: { $words }

## Revisión, y lo que no está en el papel

report-reviews = Revisión del plan
review-next = Próxima revisión: { $date }
review-none = No hay día fijado para la próxima revisión.
review-last = Última revisión: { $date }
review-caption = Lo que decidió la última revisión
review-note = Qué más se dijo: { $words }
review-goal-gone = Una meta que ya no está en el plan
column-goal = Meta
column-went = Cómo fue
column-decided = Qué se decidió
decision-keep = Sigue como está.
decision-change = Sigue, con cambios.
decision-close = Terminó.
report-left-open = Por ahora queda abierto
report-left-open-why = { $gap } Por qué: { $reason }
report-gap-of = { $words }: { $gap }
gap-no-goal = Todavía no hay ninguna meta.
gap-allergies-unknown = Alergias: no hay nada anotado, ni siquiera “sin alergias”.
gap-barrier-unaddressed = Esto estorba, y todavía no hay nada previsto.
gap-concern-without-goal = Todavía no hay una meta para esta preocupación.
gap-goal-without-measure = No hay nada que muestre que se logró esta meta.
gap-action-without-owner = Todavía nadie se encarga.
gap-action-without-both = Todavía nadie se encarga, y no tiene fecha.
gap-action-without-date = Todavía no tiene fecha.
gap-referral-without-check = No hay día fijado para preguntar otra vez.
gap-referral-check-passed = El día para preguntar otra vez ya pasó: { $date }.
gap-referral-refused = Dijeron que no, y todavía no hay otra cosa prevista.
gap-action-late = El día para este paso ya pasó.
gap-referral-deadline = El último día para los papeles está cerca o ya pasó.
gap-appointment-without-outcome = Nadie ha dicho todavía qué resultó.
gap-caregiver-without-backup = No hay nadie anotado que entre en su lugar.
gap-review-overdue = El día de la revisión ya pasó.
gap-medicine-without-reason = Nadie dijo para qué es.
gap-medicine-draft = Todavía no se sabe cómo se toma. Pregunte en la farmacia o en la consulta médica.
report-none = Sin anotaciones
report-over-left-out = { $count ->
    [one] No se incluye 1 anotación que ya terminó (preocupaciones, lo que estorbaba, pasos, citas).
   *[other] No se incluyen { $count } anotaciones que ya terminaron (preocupaciones, lo que estorbaba, pasos, citas).
}
