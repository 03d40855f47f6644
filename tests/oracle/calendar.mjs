// Calendars that Kith wrote, read by ical.js: `node calendar.mjs FILE`. On which days each alarm
// rings is worked out here from the habits alone, and must be what the parser says; a second file
// must update the first: the same ids, and a higher sequence. So is a meal: one event, nobody written to.
import ICAL from 'ical.js';
import assert from 'node:assert/strict';
import fs from 'node:fs';

const CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const DAY = 86_400_000;
const DAYS = 150;
const number = (iso) => Date.parse(`${iso}T00:00:00Z`) / DAY;
const iso = (day) => new Date(day * DAY).toISOString().slice(0, 10);
const code = (day) => CODES[(day + 3) % 7];
const set = (text) => (text === 'daily' ? CODES : text ? text.split(',') : []);

/** The reminders of a habit, and a whole day's event where it has none. */
const reminders = ({ reminders: text }) => {
  if (!text) return [{ at: null, days: CODES, number: 0 }];
  return text.split(';').map((one, at) => {
    const [time, days] = one.split(' ');
    return { at: time, days: set(days), number: at + 1 };
  });
};

/** Whether a reminder rings on a day, where nothing rests. */
function rings({ rhythm, started }, days, rest, day) {
  const chosen = days.filter((one) => !rest.includes(one));
  const asked = /^[A-Z]/.test(rhythm) ? rhythm.split(',') : null;
  if (chosen.length < 7) {
    const both = asked ? chosen.filter((one) => asked.includes(one)) : chosen;
    return (both.length ? both : chosen).includes(code(day));
  }
  if (asked) return asked.includes(code(day));
  const [, times, span] = rhythm.match(/^(\d+)\/(\w+)$/) ?? [];
  if (span === 'month' && times <= 14) {
    const dates = [...Array(Number(times)).keys()].map((n) => 1 + n * Math.floor(28 / times));
    return dates.includes(Number(iso(day).slice(8)));
  }
  if (times === '1' && /^\d+$/.test(span)) return (day - number(started)) % Number(span) === 0;
  return true;
}

const events = (text) => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  assert.equal(calendar.name, 'vcalendar');
  return calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
};

/** A meal is one event at its time, or of its whole day, with one alarm before it. */
function readMeal(name, { id, title, place, notes, day, time, ics, later }) {
  const [event, ...others] = events(ics);
  assert.deepEqual(others, []);
  const { component } = event;
  assert.equal(event.uid, `kith-meal-${id}`);
  assert.deepEqual([event.summary, event.location ?? '', event.description ?? ''], [title, place, notes], `case ${name}`);
  assert.equal(event.isRecurring(), false);
  assert.equal(event.startDate.toString(), time ? `${day}T${time}:00` : day);
  assert.equal(event.startDate.zone, ICAL.Timezone.localTimezone);
  assert.equal(event.duration.toSeconds(), (time ? 2 : 24) * 3600);
  const alarms = component.getAllSubcomponents('valarm').map((alarm) => alarm.getFirstPropertyValue('trigger').toSeconds());
  assert.deepEqual(alarms, [(time ? -2 : -12) * 3600]);
  for (const field of ['attendee', 'organizer', 'contact']) assert.equal(component.getFirstProperty(field), null);
  const [moved] = events(later);
  assert.ok(moved.uid === event.uid && moved.sequence > event.sequence, `case ${name}: no update`);
}

const lines = fs.readFileSync(process.argv[2], 'utf8').trim().split('\n').map((line) => JSON.parse(line));
let seen = 0;
let rung = 0;
for (const { case: name, today, habits, rests, rest_days: all, ics, later, meal } of lines) {
  readMeal(name, meal);
  const found = new Map(events(ics).map((event) => [event.uid, event]));
  assert.equal(found.size, events(ics).length, `case ${name}: an id twice`);
  const from = number(today);
  for (const habit of habits) {
    const rest = [...set(habit.rest_days), ...set(all)];
    const isOff = (day) => rests.some((one) => (one.habit ?? habit.id) === habit.id
      && number(one.from) <= day && (one.until === undefined || day <= number(one.until)));
    // A rest without an end, or of more than a year, ends the rule.
    const begins = Math.max(from, number(habit.started));
    const ends = Math.min(...rests.filter((one) => (one.habit ?? habit.id) === habit.id)
      .filter((one) => one.until === undefined
        || (number(one.until) >= begins && number(one.until) - Math.max(number(one.from), begins) > 366))
      .map((one) => number(one.from)), Infinity);
    for (const { at, days, number: which } of reminders(habit)) {
      const expected = [];
      for (let day = begins; day < from + DAYS; day++) {
        if (day < ends && rings(habit, days, rest, day) && !isOff(day)) expected.push(iso(day));
      }
      const uid = `kith-${habit.id}-${which}`;
      const event = found.get(uid);
      if (!event) {
        assert.deepEqual(expected, [], `case ${name}: no ${uid}`);
        continue;
      }
      found.delete(uid);
      seen++;
      const rang = [];
      const all = event.iterator();
      for (let next = all.next(); next && rang.length < 400; next = all.next()) {
        const day = next.toString().slice(0, 10);
        if (number(day) >= from + DAYS) break;
        assert.equal(next.isDate, at === null);
        if (at) assert.equal(next.toString().slice(11, 16), at);
        assert.equal(next.zone, ICAL.Timezone.localTimezone, 'half past seven is that wherever one is');
        rang.push(day);
      }
      assert.deepEqual(rang, expected, `case ${name}: ${uid} ${habit.rhythm} on ${days}, resting ${rest}`);
      rung += rang.length;
      const alarms = event.component.getAllSubcomponents('valarm');
      assert.equal(alarms.length, at ? 1 : 0);
      if (at) assert.equal(alarms[0].getFirstPropertyValue('trigger').toSeconds(), 0);
      assert.equal(event.summary, habit.name);
      assert.ok(!habit.notes || event.description.endsWith(habit.notes), event.description);
    }
  }
  assert.deepEqual([...found.keys()], [], `case ${name}: nobody asked for these`);
  const before = new Map(events(ics).map((event) => [event.uid, event.sequence]));
  for (const event of events(later)) {
    if (before.has(event.uid)) assert.ok(event.sequence > before.get(event.uid), `case ${name}: no update`);
  }
}
assert.ok(seen > lines.length && rung > lines.length * 20, `${seen} events, ${rung} times`);
console.log(`${lines.length} calendars of ${seen} reminders are read by ical.js to ring on the same ${rung} days, and as many meals`);
