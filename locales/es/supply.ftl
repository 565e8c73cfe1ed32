### Lo que queda de una medicina y menos horas de toma, en frases para la pantalla y el papel.

## Existencias

supply-left = Queda: { $amount }.
supply-left-range = Queda: de { $low } a { $high }.
supply-not-recorded = { $count ->
    [one] 1 dosis no está anotada. Puede haberse tomado o no.
   *[other] { $count } dosis no están anotadas. Pueden haberse tomado o no.
}
supply-since-count = Calculado desde el recuento del { $date }: { $amount }.
supply-since-fill = Calculado desde la primera entrega, el { $date }.
supply-given = Entregado desde entonces: { $amount }.
supply-taken = Anotado como tomado desde entonces: { $amount }.
supply-lost = Perdido o tirado desde entonces: { $amount }.
supply-opening-unknown = Nadie dijo cuándo se abrió el que se usa.
supply-off = La cuenta no cuadra por { $amount }.
supply-off-why = Hay más anotado como tomado de lo que había. Por favor, cuente lo que queda.
supply-unknown = Nadie ha anotado cuánto queda.
supply-units = Las cantidades están en { $units }. Por favor, cuente lo que queda en la unidad de una dosis.

supply-through = Alcanza hasta el { $date }.
supply-through-range = Alcanza hasta el { $first }, o como máximo hasta el { $last }.
supply-today-none = No alcanza para todas las dosis de hoy.
supply-today-maybe = Puede que no alcance para hoy. Como máximo alcanza hasta el { $date }.
supply-through-or-longer = Alcanza hasta el { $date }, quizá mucho más.
supply-enough = Alcanza hasta el final del plan, el { $date }.
supply-beyond = Alcanza hasta donde miramos, el { $date }.
supply-nothing-planned = No hay dosis previstas ahora, así que no se acaba.
supply-use-unknown = Cuánto dura se verá tras una semana de dosis anotadas.
supply-use = En { $weeks ->
    [one] la última semana
   *[other] las últimas { $weeks } semanas
}: { $high } por semana como máximo, { $low } como mínimo.
supply-waste = Se cuenta lo que se pierde cada vez: { $amount }.
supply-opened = Uno abierto se tira después de { $days ->
    [one] 1 día
   *[other] { $days } días
}.
supply-use-left-out = Lo que se toma solo cuando hace falta aún no está incluido.
supply-plan-units = Las dosis que vienen están en { $units }, así que no podemos decir cuánto dura.

supply-order-by = Pida la reposición hasta el { $date }.
supply-order-today = Pida la reposición hoy.
supply-order-past = El día para pedir la reposición era el { $date }.
supply-ordered = Reposición pedida el { $date }.
supply-earliest = La farmacia la entrega desde el { $date }.
supply-too-late = Puede ser demasiado tarde. Por favor, pregunte en la farmacia.
supply-refills = { $count ->
    [0] No quedan reposiciones.
    [one] Queda 1 reposición.
   *[other] Quedan { $count } reposiciones.
}

supply-covered = Del { $date } a hoy hubo existencias { $covered } de { $days ->
    [one] 1 día
   *[other] { $days } días
}.
supply-unique = Sin contar lo que sobró de antes: { $unique }.
supply-covered-left-out = { $count ->
    [one] Se deja fuera 1 entrega: no dice para cuántos días es.
   *[other] Se dejan fuera { $count } entregas: no dicen para cuántos días son.
}

lasts-yes = Sí, alcanza hasta el { $date }. Quedará al menos: { $amount }.
lasts-no = No, no alcanza hasta el { $date }. Faltará al menos: { $amount }.
lasts-depends = Quizá hasta el { $date }. En el peor caso faltará { $short }, en el mejor quedará { $left }.
lasts-unknown = No podemos decir si alcanza hasta el { $date }.

## Menos horas de toma

simpler-nothing-to-move = No podemos mover ninguna de estas. Cada línea dice por qué.
simpler-no-way = Ningún horario cumple todas las reglas puestas. Por favor, pregunte en la farmacia.
simpler-not-found = No encontramos un horario que cumpla todas las reglas puestas, y no pudimos probarlos todos.
simpler-fewer = { $present ->
    [one] 1 hora al día podría pasar
   *[other] { $present } horas al día podrían pasar
} a { $proposed }.
simpler-more = Para cumplir todas las reglas puestas, { $present ->
    [one] 1 hora al día pasaría
   *[other] { $present } horas al día pasarían
} a { $proposed }.
simpler-same = { $count ->
    [one] Es 1 hora al día, y es lo mínimo.
   *[other] Son { $count } horas al día, y con menos no se cumplen todas las reglas puestas.
}
simpler-proved = Probamos todos los horarios con menos horas. Ninguno cumple todas las reglas puestas.
simpler-closest = De todos los horarios con tantas horas, este mueve menos dosis.
simpler-not-proved = No pudimos probar todos los horarios. { $count ->
    [one] Hace falta al menos 1 hora.
   *[other] Hacen falta al menos { $count } horas.
}
simpler-same-not-proved = { $count ->
    [one] Ahora es 1 hora al día.
   *[other] Ahora son { $count } horas al día.
}
simpler-broken = Hoy { $count ->
    [one] no se cumple 1 regla.
   *[other] no se cumplen { $count } reglas.
}
simpler-words-unused = No se usaron las palabras de la etiqueta de { $count ->
    [one] 1 medicina. Su línea dice cuáles.
   *[other] { $count } medicinas. Sus líneas dicen cuáles.
}
simpler-some-days = A eso se suma lo que no se toma todos los días.
simpler-grid = Se prueban las medias horas, las comidas y las horas de hoy.
simpler-weekdays = El fin de semana tiene otras horas. Esto es de lunes a viernes.
simpler-unchanged = No se ha cambiado nada.

why-fixed = Se queda: sus horas están marcadas para no moverse.
why-not-freed = Se queda: nadie dijo que sus horas se pueden mover.
why-time-stays = La dosis { $time } se queda: nadie dijo que se puede mover.
why-hangs-on = Se queda: va con una comida o con el sueño.
why-interval = Se queda: tiene que pasar un tiempo entre sus dosis.
why-not-every-day = Se queda: no se toma todos los días.
why-ends-or-changes = Se queda: termina o cambia por sí sola.
why-on-hold = Se queda: está en pausa.
why-several-schedules = Se queda: sus horas cambian según el día, o van con otro reloj.
why-food-in-words = Se queda: su etiqueta habla de comida. Primero ponga la regla de comida.
why-apart-in-words = Se queda: su etiqueta dice que se tome aparte. Primero ponga esa regla.
why-no-times-fit = Se queda: ningún horario cumple sus propias reglas. Por favor, pregunte.
why-apart-from-words = Dejar { $span } aparte de { $words }. Eso no lo comprobamos.
why-label-food = Su etiqueta dice sobre la comida: «{ $words }». No se tuvo en cuenta.
why-label-apart = Su etiqueta dice que se tome aparte de: «{ $words }». No se tuvo en cuenta.
why-with-food = Con comida: con una comida o hasta 30 minutos después.
why-without-food = Sin comida: 1 hora antes de una comida o 2 horas después.
why-gap-said = Al menos { $span } entre sus dosis.
why-gap = Al menos { $span } entre sus dosis. Lo elegimos nosotros: no hay regla puesta.
why-apart-from = Al menos { $span } aparte de { $medicine }.
why-apart-from-broken = Al menos { $span } aparte de { $medicine }. Hoy están más cerca.
why-shares-time = También se toma otra cosa { $time }.
why-as-today = Sus horas son las de hoy.

## La hoja para la farmacia

sheet-title = Menos horas de toma: preguntas para la farmacia
sheet-unchanged = No se ha cambiado nada. Es una propuesta para hablar.
sheet-windows = Cuatro veces al día: mañana de 6 a 9, mediodía de 11 a 1, tarde de 4 a 8, noche de 9 a 11.
sheet-times = Horas del día
sheet-times-caption = Qué se toma a cada hora
column-time = Hora
column-today = Hoy
column-proposed = Propuesta
sheet-medicines = Cada medicina, y por qué está ahí
sheet-medicines-caption = Medicinas con sus horas de hoy, las propuestas y por qué
column-why = Por qué
sheet-other-days = solo algunos días
sheet-questions = Preguntas
sheet-ask-times = ¿Se puede tomar cada medicina a la hora propuesta?
sheet-ask-together = ¿Se pueden tomar juntas las medicinas de una misma hora?
sheet-ask-rules = ¿Falta o está mal alguna regla de comida, de tiempo entre dosis o de tomar aparte?
sheet-ask-fewer = ¿Alguna se podría tomar menos veces, o dejar?
sheet-ask-when = Si algo cambia: ¿desde qué día?
sheet-taken = { $medicine }: { $dose }
sheet-step-days = { $step } { $more }
sheet-step-from = { $step } desde el { $more }
sheet-step-through = { $step } hasta el { $more }
sheet-step-and = { $step }; { $more }
sheet-step-then = { $step }; después { $more }
sheet-other-times = Otras horas
