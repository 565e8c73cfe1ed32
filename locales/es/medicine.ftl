### Frases sobre medicinas, dosis y horas. Las horas con a. m. y p. m. y los números con punto decimal, como en América.
### Entre un número y su unidad va un espacio que no se parte.

## Horas y fechas

time-am = { $time } a. m.
time-pm = { $time } p. m.
time-noon = mediodía
time-midnight = medianoche

month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre
date = { $day } de { $month } de { $year }

day-mon = lunes
day-tue = martes
day-wed = miércoles
day-thu = jueves
day-fri = viernes
day-sat = sábado
day-sun = domingo

list-two = { $first } y { $last }
list-comma = { $first }, { $last }

## Dosis

dose-plain = { $amount } { $unit }
dose-half = { $key ->
    [patch] medio
    [packet] medio
    [sachet] medio
    [vial] medio
    [suppository] medio
   *[other] media
} { $unit }
dose-quarter = un cuarto de { $unit }
dose-and-half = { $amount } { $whole-unit } y { $key ->
    [patch] medio
    [packet] medio
    [sachet] medio
    [vial] medio
    [suppository] medio
   *[other] media
}
dose-range = { $from } a { $dose }
same-amount = { $count ->
    [one] { $dose } es { $other }
   *[other] { $dose } son { $other }
}
strength-per = { $strength } por { $unit }

unit-tablet = { $count ->
    [one] tableta
   *[other] tabletas
}
unit-capsule = { $count ->
    [one] cápsula
   *[other] cápsulas
}
unit-puff = { $count ->
    [one] inhalación
   *[other] inhalaciones
}
unit-drop = { $count ->
    [one] gota
   *[other] gotas
}
unit-spray = { $count ->
    [one] aplicación
   *[other] aplicaciones
}
unit-film = { $count ->
    [one] lámina
   *[other] láminas
}
unit-patch = { $count ->
    [one] parche
   *[other] parches
}
unit-unit = { $count ->
    [one] unidad
   *[other] unidades
}
unit-injection = { $count ->
    [one] inyección
   *[other] inyecciones
}
unit-sachet = { $count ->
    [one] sobre
   *[other] sobres
}
unit-lozenge = { $count ->
    [one] pastilla para chupar
   *[other] pastillas para chupar
}
unit-suppository = { $count ->
    [one] supositorio
   *[other] supositorios
}
unit-tablespoon = { $count ->
    [one] cucharada
   *[other] cucharadas
}
unit-pill = { $count ->
    [one] píldora
   *[other] píldoras
}
unit-packet = { $count ->
    [one] sobre
   *[other] sobres
}
unit-pen = { $count ->
    [one] pluma
   *[other] plumas
}
unit-vial = { $count ->
    [one] vial
   *[other] viales
}
unit-teaspoon = { $count ->
    [one] cucharadita
   *[other] cucharaditas
}

## Horarios

at-midnight = a la { $time }
at-noon = al { $time }
at-one = a la { $time }
at-other = a las { $time }
date-at = { $date } { $time }

span-hours = { $hours ->
    [one] 1 hora
   *[other] { $hours } horas
}
span-minutes = { $minutes ->
    [one] 1 minuto
   *[other] { $minutes } minutos
}

every-day = cada día
every-days = cada { $days } días
weekday-mon = lunes
weekday-tue = martes
weekday-wed = miércoles
weekday-thu = jueves
weekday-fri = viernes
weekday-sat = sábados
weekday-sun = domingos
weekdays-one = solo los { $days }
weekdays-some = los { $days }
every-weeks = cada { $weeks } semanas (la semana empieza el lunes), { $days }
month-day = el día { $days }
month-days = los días { $days }
month-last = el último día
month-day-and-last = el día { $days } y el último día
month-days-and-last = los días { $days } y el último día
of-every-month = { $days } de cada mes
every-months = cada { $months } meses, { $days }
nth-day = el { $nth } { $day }
on-nth-days = { $days }
nth-1 = primer
nth-2 = segundo
nth-3 = tercer
nth-4 = cuarto
nth-5 = quinto
nth--1 = último
once-on = una sola vez, el { $date }
at-times = { $when } { $times }
with-anchors = { $when } { $times }
dose-when = { $dose } { $when }
dose-at = { $dose } { $time }
dose-with = { $dose } { $time }
doses-when = { $doses }, { $when }
slot-named = { $time } ({ $label })

anchor-wake = despertar
anchor-breakfast = desayuno
anchor-lunch = almuerzo
anchor-dinner = cena
anchor-bedtime = dormir
at-wake = al despertar
at-breakfast = con el desayuno
at-lunch = con el almuerzo
at-dinner = con la cena
at-bedtime = al acostarse
before-anchor = { $span } antes { $anchor ->
    [cena] de la cena
    [dormir] de acostarse
    [despertar] de despertar
   *[other] del { $anchor }
}
after-anchor = { $span } después { $anchor ->
    [cena] de la cena
    [dormir] de acostarse
    [despertar] de despertar
   *[other] del { $anchor }
}

every-gap = cada { $gap }
after-last = { $gap } después de la última dosis
daily-from = { $sentence }, la primera de cada día { $first }
between-hours = solo de { $from } a { $until }
cycle-days = { $on } días sí, { $off } días no
cycle = { $sentence } durante { $on ->
    [one] 1 día
   *[other] { $on } días
}, luego nada durante { $off ->
    [one] 1 día
   *[other] { $off } días
}, una y otra vez
a-day = al día
first-at = { $sentence }, la primera { $time },
phase-days = { $sentence } durante { $days ->
    [one] 1 día
   *[other] { $days } días
}
phase-once = { $sentence } y nada más en { $days ->
    [one] 1 día
   *[other] { $days } días
}
phase-open = { $sentence } de ahí en adelante
phase-then = { $first }, luego { $next }
phases-at = { $phases }, { $time }

counted-from = { $sentence }, contando desde el { $date }
begins-on = { $sentence }, a partir del { $date }
first-dose = { $sentence }, la primera dosis el { $first }
taken-off-at = { $sentence }, se quita { $time }
taken-off-after = { $sentence }, se quita después de { $span }
clock-home = { $sentence }, según el reloj de { $zone }
clock-first-in = { $sentence } según el reloj de { $zone }
clock-elapsed = { $sentence }, en horas exactas desde la primera dosis
clock-elapsed-in = { $sentence }, en horas exactas desde la primera dosis, que va según el reloj de { $zone }
day-starts = { $sentence }, donde el día comienza { $time }
until-date = { $sentence }, último día: { $date }
count-doses = { $sentence }, { $count ->
    [one] 1 dosis en total
   *[other] { $count } dosis en total
}

# Lo mismo de lo que no es una medicina: tiene veces, no dosis.
first-time = { $sentence }, la primera vez el { $first }
clock-elapsed-time = { $sentence }, en horas exactas desde la primera vez
clock-elapsed-time-in = { $sentence }, en horas exactas desde la primera vez, que va según el reloj de { $zone }
count-times = { $sentence }, { $count ->
    [one] 1 vez en total
   *[other] { $count } veces en total
}

by-reading = { $sentence }, la cantidad según: { $reading }. { $rows }
reading-nothing = no hace falta nada
reading-from-to = de { $from } a { $to }: { $amount }
reading-to = hasta { $to }: { $amount }
reading-from = desde { $from }: { $amount }
reading-any = siempre: { $amount }
reading-call-below = menos de { $limit }: llamar, dice la etiqueta
reading-call-above = más de { $limit }: llamar, dice la etiqueta

then-after = { $sentence }, luego { $dose } { $span } después de la primera
then-over = { $sentence }, y se acabó
as-needed = solo cuando haga falta
limits-sentence = { $sentence }. { $limits }

limit-gap-hours = { $hours ->
    [one] Al menos 1 hora entre dosis.
   *[other] Al menos { $hours } horas entre dosis.
}
limit-gap-minutes = { $minutes ->
    [one] Al menos 1 minuto entre dosis.
   *[other] Al menos { $minutes } minutos entre dosis.
}
limit-gap-mixed = Al menos { $hours ->
    [one] 1 hora
   *[other] { $hours } horas
} y { $minutes ->
    [one] 1 minuto
   *[other] { $minutes } minutos
} entre dosis.
limit-most = Como máximo { $most } en { $per }.
limit-doses = { $amount } dosis
limit-extra-doses = { $amount } dosis extra
limit-extra-amount = { $amount } en dosis extra
limit-days = { $count ->
    [one] 1 día con dosis
   *[other] { $amount } días con dosis
}
limit-extra-days = { $count ->
    [one] 1 día con dosis extra
   *[other] { $amount } días con dosis extra
}
per-days = { $days ->
    [one] 1 día
   *[other] { $days } días
}
per-month = un mes calendario
limit-gap-unknown = Tiempo mínimo entre dosis: no está en la etiqueta.
limit-max-unknown = Máximo en 24 horas: no está en la etiqueta.

## Lo que dice la guardia de una dosis que se toma cuando hace falta

outside-before = Según el plan, comienza el { $date }.
outside-after = Según el plan, su último día fue el { $date }.
outside-stopped = Se dejó de tomar el { $date }.
outside-paused = Está en pausa desde el { $date }.
outside-paused-until = Está en pausa hasta el { $date }.
guard-label = La etiqueta dice: { $limit }
guard-label-of = La etiqueta de { $medicine } dice: { $limit }
guard-last = Última dosis: { $when }, { $dose }.
guard-following = Hay una dosis posterior anotada: { $when }, { $dose }.
guard-ago = hace { $span }, { $time }
guard-before = { $span } antes, { $time }
guard-after = { $span } después, { $time }
guard-at = { $time }
guard-of = Fue { $name }.
guard-giver = La dio { $name }.
guard-recorder = La anotó { $name }.
guard-used = Anotado en { $per }: { $used }.
guard-used-none = Anotado en { $per }: nada.
guard-used-of = Anotado en { $per }: { $used } de { $most }.
guard-used-more = Anotado en { $per }: al menos { $used }.
guard-used-unknown = Anotado en { $per }: no se puede sumar.
guard-next = Según la etiqueta, la próxima: { $when } o después.
alike = { $medicine } y { $other }: ¿tienen el mismo principio activo? Si es así, sus límites se cuentan juntos.
far-more = Va a anotar { $dose }. El plan dice { $planned }.
not-comparable = Va a anotar { $dose }. El plan dice { $planned }. No se pueden comparar.
many-at-once = { $dose } de una vez es mucho. ¿Lo dice así la etiqueta?
guard-unsure = No se puede sumar: { $medicines }.
