// The peers of benches/occurrences.mjs, as they are used, in the page. Each job answers with the instants in
// milliseconds, so that they can be compared.

import ICAL from 'ical.js';
import { DateTime } from 'luxon';
import { RRule, datetime } from 'rrule';
import { RRuleTemporal } from 'rrule-temporal';

const hours = [8, 14, 20];
const zone = 'America/New_York';

/** The rule of New York since 2007, which ical.js does not bring along. */
const newYork = `BEGIN:VCALENDAR
BEGIN:VTIMEZONE
TZID:America/New_York
BEGIN:DAYLIGHT
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
DTSTART:20070311T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
DTSTART:20071104T020000
RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
END:STANDARD
END:VTIMEZONE
END:VCALENDAR`;

/** From a local date on, until another that is not included. */
export const jobs = {
  'rrule.js': ([from, until]) => {
    const [y, m, d] = from.split('-').map(Number);
    const rule = new RRule({
      freq: RRule.DAILY,
      byhour: hours,
      byminute: 0,
      bysecond: 0,
      dtstart: datetime(2026, 1, 1, 8, 0, 0),
      tzid: zone,
    });
    const [uy, um, ud] = until.split('-').map(Number);
    // With a zone it takes and gives local times that are dressed as UTC.
    const between = rule.between(datetime(y, m, d, 5), datetime(uy, um, ud, 5), true);
    const local = (date) => DateTime.fromJSDate(date, { zone: 'utc' }).setZone(zone, { keepLocalTime: true });
    return between.map((date) => local(date).toMillis());
  },
  'rrule-temporal': ([from, until]) => {
    const rule = new RRuleTemporal({
      rruleString: `DTSTART;TZID=${zone}:20260101T080000\nRRULE:FREQ=DAILY;BYHOUR=8,14,20;BYMINUTE=0;BYSECOND=0`,
      maxIterations: 1e9,
    });
    const at = (date) => Temporal.PlainDate.from(date).toZonedDateTime(zone);
    return rule.between(at(from), at(until), true).map((time) => time.epochMilliseconds);
  },
  'Temporal, a loop': ([from, until]) => {
    const instants = [];
    const end = Temporal.PlainDate.from(until);
    for (
      let date = Temporal.PlainDate.from(from);
      Temporal.PlainDate.compare(date, end) < 0;
      date = date.add({ days: 1 })
    ) {
      for (const hour of hours) {
        instants.push(date.toZonedDateTime({ timeZone: zone, plainTime: { hour } }).epochMilliseconds);
      }
    }
    return instants;
  },
  'ical.js': ([from, until]) => {
    ICAL.TimezoneService.register(ICAL.Component.fromString(newYork).getFirstSubcomponent('vtimezone'));
    const start = ICAL.Time.fromDateTimeString('2026-01-01T08:00:00');
    start.zone = ICAL.TimezoneService.get(zone);
    const rule = ICAL.Recur.fromString('FREQ=DAILY;BYHOUR=8,14,20;BYMINUTE=0;BYSECOND=0');
    const iterator = rule.iterator(start);
    const instants = [];
    for (let time = iterator.next(); time; time = iterator.next()) {
      const date = time.toString().slice(0, 10);
      if (date >= until) {
        break;
      }
      if (date >= from) {
        instants.push(time.toJSDate().getTime());
      }
    }
    return instants;
  },
  'luxon, a loop': ([from, until]) => {
    const instants = [];
    const end = DateTime.fromISO(until, { zone });
    for (let day = DateTime.fromISO(from, { zone }); day < end; day = day.plus({ days: 1 })) {
      for (const hour of hours) {
        instants.push(day.set({ hour }).toMillis());
      }
    }
    return instants;
  },
};

/** What it costs at least: offsets that are known, and nothing but arithmetic. */
export function bareLoop(changes, [from, until]) {
  const day = 86_400_000;
  const first = Date.parse(from);
  const last = Date.parse(until);
  const instants = new Float64Array(((last - first) / day) * hours.length);
  let place = 0;
  let next = 0;
  let offset = 0;
  let end = -Infinity;
  for (let midnight = first; midnight < last; midnight += day) {
    for (const hour of hours) {
      const local = midnight + hour * 3_600_000;
      while (local >= end) {
        offset = changes[2 * next + 1] * 1000;
        next += 1;
        end =
          2 * next < changes.length
            ? changes[2 * next] + Math.max(offset, changes[2 * next + 1] * 1000)
            : Infinity;
      }
      instants[place] = local - offset;
      place += 1;
    }
  }
  return instants;
}
