### Texto del plan impreso y de la lista de medicinas.

report-title = Plan de cuidado y lista de medicinas
report-for = { $name }
report-made = Hecho el { $date } { $time } y guardado en el aparato de quien lo hizo.
report-page = { $name } · Página { $page } de { $pages }
report-born = Fecha de nacimiento: { $date }

report-matters = Lo que me importa
report-quote = «{ $words }»
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
medicine-paused-until = En pausa hasta el { $date }.
medicine-paused-why = Por qué: { $words }
medicine-next = Desde el { $date }: { $sentence }

report-as-needed = Solo cuando haga falta
report-as-needed-caption = Medicinas que se toman solo cuando hace falta
column-dose = Cuánto
column-limits = Límites de la etiqueta

report-drafts = Por preguntar
report-drafts-note = Todavía no se sabe cómo se toman.

report-concerns = Preocupaciones
report-goals = Metas
report-goals-none = No hay metas anotadas.
goal-by = Hasta el { $date }
goal-target-at-least = { $measure }: al menos { $quantity }
goal-target-at-most = { $measure }: como máximo { $quantity }
goal-latest = Visto por última vez: { $quantity } el { $date }
goal-why = Por qué: { $words }
goal-reached = { $words } (logrado el { $date })
goal-milestone-by = { $words } (hasta el { $date })

report-actions = Quién hace qué
report-actions-caption = Acciones
column-action = Qué
column-who = Quién
column-when = Cuándo
action-by = hasta el { $date }
action-nobody = nadie todavía
action-no-date = sin fecha todavía

report-team = Personas que ayudan
report-team-caption = Equipo de cuidado
column-name = Nombre
column-role = Papel
column-phone = Teléfono
column-call-for = Llamar por
