// The reference side: `node oracle.mjs FROM TO`. Reads cases that Kith wrote, in shuffled order and
// with duplicates, and checks the values; then edits each replica itself, and writes it with the
// notebook it must be, read here from the values alone.
import * as Y from 'yjs';
import assert from 'node:assert/strict';
import fs from 'node:fs';

const MAPS = [
  'people', 'ties', 'moments', 'habits', 'checks', 'views', 'groups', 'rests', 'days', 'intentions', 'households',
  'settings', 'meta',
];
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const KINDS = ['talked', 'met', 'meal', 'listened', 'gave', 'thanked', 'introduced', 'joy', 'frustration', 'life', 'note'];
const CIRCLES = ['heart', 'close', 'friends', 'wider', 'known'];
const HABIT_FIELDS = [
  'name', 'kind', 'rhythm', 'started', 'measure', 'target', 'unit', 'group', 'hue', 'symbol', 'order',
  'archived', 'notes', 'aim', 'reminders', 'rest',
];
const [from, to, seed = '1'] = process.argv.slice(2);

// mulberry32 (T. Ettinger).
let state = Number(seed) >>> 0;
const roll = (sides) => {
  state = (state + 0x6d2b79f5) >>> 0;
  let t = Math.imul(state ^ (state >>> 15), state | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) % sides;
};
/** Sets with nothing more said of a member. */
const WORDS = ['tags', 'sources', 'cares', 'helps', 'host'];
const oneOf = (list) => list[roll(list.length)];
const shuffle = (list) => {
  for (let at = list.length - 1; at > 0; at--) {
    const other = roll(at + 1);
    [list[at], list[other]] = [list[other], list[at]];
  }
  return list;
};

// FNV-1a, 64 bits, each text closed by 0xff, as eight digits of base 62, the lowest first.
const hash = (...texts) => {
  let h = 0xcbf29ce484222325n;
  for (const text of texts) {
    for (const byte of [...Buffer.from(text, 'utf8'), 0xff]) {
      h = ((h ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
    }
  }
  return digits(h);
};
const digits = (n) => {
  let text = '';
  for (let at = 0; at < 8; at++, n /= 62n) text += ALPHABET[Number(n % 62n)];
  return text;
};
/** An amount in thousandths, as it is written. */
const amount = (thousandths) => String(thousandths / 1000);
/** A day, or what is known of one. */
const partial = (when) => (typeof when === 'string' ? when : iso(when));
const iso = (day) => new Date(day * 86_400_000).toISOString().slice(0, 10);

const open = () => {
  const doc = new Y.Doc();
  for (const name of MAPS) doc.getMap(name);
  return doc;
};
const values = (doc) => Object.fromEntries(MAPS.map((name) => [name, doc.getMap(name).toJSON()]));

/** The fields of every thing of a collection, by id. */
function things(map) {
  const all = new Map();
  for (const [key, value] of Object.entries(map)) {
    const [, id, field] = key.match(/^([0-9A-Za-z]{8})\.(.*)$/s) ?? [];
    if (!id) continue;
    if (!all.has(id)) all.set(id, {});
    all.get(id)[field] = value;
  }
  return all;
}

/** The notebook as schema 2 is read. */
function notebook({ people, ties, moments, habits, checks, views, groups, rests, days, intentions, households, settings }) {
  const seen = {
    people: [], ties: [], moments: [], habits: [], views: [], groups: [], rests: [], intentions: [], households: [],
    settings: {},
  };
  for (const [id, fields] of things(people)) {
    const person = { id, name: fields.name ?? '' };
    for (const field of ['given', 'family', 'nick', 'company', 'role', 'notes', 'face', 'former', 'pronouns', 'through', 'cadence', 'resting']) {
      if (fields[field]) person[field] = fields[field];
    }
    if (fields.circle) person.circle = CIRCLES[fields.circle - 1];
    for (const field of ['met', 'died']) if (fields[field] !== undefined) person[field] = partial(fields[field]);
    if (fields['met-how']) person.met_how = fields['met-how'];
    if (fields['off-map']) person.off_map = true;
    if (fields.pin) person.pin = { x: fields.pin[0], y: fields.pin[1] };
    if (fields.angle !== undefined) person.angle = fields.angle;
    for (const [field, value] of Object.entries(fields)) {
      const [set, its] = field.split('.');
      const text = Array.isArray(value) ? value[0] : value;
      if (!its || hash(id, set, text) !== its) continue;
      if (WORDS.includes(set)) (person[set] ??= []).push(text);
      else if (set === 'circles') (person[set] ??= {})[text] = CIRCLES[Number(value[1]) - 1] ?? null;
      else if (set === 'lead') (person[set] ??= {})[text] = Number(value[1]);
      else (person[set] ??= {})[text] = value[1];
    }
    for (const set of WORDS) person[set]?.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    const isBlank = Object.keys(person).length === 2 && person.name === '';
    if (fields.deleted === undefined && !isBlank) seen.people.push(person);
  }
  const live = new Set(seen.people.map((person) => person.id));
  const isThere = (people) => !people.length || people.some((person) => live.has(person));
  for (const [key, record] of Object.entries(ties)) {
    const [a, b, slug] = [key.slice(0, 8), key.slice(8, 16), key.slice(16)];
    if (record.deleted !== undefined || !live.has(a) || !live.has(b)) continue;
    if (record.kind !== undefined && slug !== '~' + hash(a, b, record.kind)) continue;
    const tie = { from: a, to: b, kind: record.kind ?? slug };
    if (record.note) tie.note = record.note;
    if (record.since !== undefined) tie.since = iso(record.since);
    seen.ties.push(tie);
  }
  for (const [id, record] of Object.entries(moments)) {
    if (record.deleted !== undefined) continue;
    if (!isThere(record.people)) continue;
    const moment = { id, day: iso(record.day), kind: record.kind, people: [...new Set(record.people)].sort() };
    if (record.text) moment.text = record.text;
    if (record.habit) moment.habit = record.habit;
    if (record.part !== undefined) moment.part = partial(record.part);
    if (record.over !== undefined) moment.over = iso(record.over);
    seen.moments.push(moment);
  }
  for (const [id, fields] of things(habits)) {
    const habit = { id, name: fields.name ?? '', kind: fields.kind ?? 'give', rhythm: fields.rhythm ?? 'daily', started: iso(fields.started ?? 0) };
    for (const field of ['unit', 'group', 'notes', 'hue', 'symbol', 'reminders']) {
      if (fields[field]) habit[field] = fields[field];
    }
    if (fields.measure) habit.measure = fields.measure;
    if (fields.target) habit.target = amount(fields.target);
    if (fields.order) habit.order = fields.order;
    if (fields.archived !== undefined) habit.archived = iso(fields.archived);
    if (fields.aim) habit.aim = fields.aim;
    if (fields.rest) habit.rest_days = fields.rest;
    const isBlank = HABIT_FIELDS.every((field) => fields[field] === undefined);
    if (fields.deleted !== undefined || isBlank) continue;
    const its = (map) => Object.entries(map).filter(([key]) => key.startsWith(id))
      .map(([key, value]) => [Number(key.slice(8)), value]).sort((a, b) => a[0] - b[0]);
    habit.checks = its(checks).map(([day]) => iso(day));
    habit.amounts = its(checks).filter(([, much]) => much !== true).map(([day, much]) => [iso(day), amount(much)]);
    habit.marks = its(days).map(([day, { rest = false, note = '' }]) => [iso(day), { rest, note }]);
    seen.habits.push(habit);
  }
  const kept = new Set(seen.habits.map((habit) => habit.id));
  for (const [id, { habit, from, until, note, deleted }] of Object.entries(rests)) {
    if (deleted !== undefined || (habit !== undefined && !kept.has(habit))) continue;
    const rest = { id, from: iso(from) };
    if (habit !== undefined) rest.habit = habit;
    if (until !== undefined) rest.until = iso(until);
    if (note) rest.note = note;
    seen.rests.push(rest);
  }
  for (const [id, { text, people, due, outcome, noted, after, deleted }] of Object.entries(intentions)) {
    if (deleted !== undefined || !isThere(people)) continue;
    const intention = { id, text, people: [...new Set(people)].sort(), due, noted: iso(noted) };
    if (outcome) intention.outcome = outcome;
    if (after) intention.after = after;
    seen.intentions.push(intention);
  }
  for (const [id, { name, people, address, deleted }] of Object.entries(households)) {
    if (deleted !== undefined || !isThere(people)) continue;
    const household = { id, people: [...new Set(people)].sort() };
    if (name) household.name = name;
    if (address) household.address = address;
    seen.households.push(household);
  }
  for (const [id, { name, view, filter, grouping, deleted }] of Object.entries(views)) {
    if (deleted === undefined) seen.views.push({ id, name, view, filter, grouping });
  }
  for (const [id, { name, people, deleted }] of Object.entries(groups)) {
    if (deleted === undefined) seen.groups.push({ id, name, people: [...new Set(people)].sort() });
  }
  seen.settings.theme = settings.theme ?? 'system';
  if (settings.keys === 'off') seen.settings.keys_off = true;
  if (settings.rest) seen.settings.rest_days = settings.rest;
  CIRCLES.forEach((circle, at) => {
    const cadence = settings[`cadence.${at + 1}`];
    if (cadence) (seen.settings.cadences ??= {})[circle] = cadence;
  });
  if (settings['cadences-of-tags']) seen.settings.tag_cadences = settings['cadences-of-tags'];
  return seen;
}

/** Some edits, as another program would make them. */
function edit(doc) {
  const map = Object.fromEntries(MAPS.map((name) => [name, doc.getMap(name)]));
  const id = () => digits(BigInt(roll(7)));
  const word = () => oneOf(['Grace', 'Ömer', '王', 'a b', 'x\ny', '🌻']);
  const day = () => roll(25_000);
  for (let n = 1 + roll(6); n > 0; n--) {
    const who = id();
    switch (roll(24)) {
      case 0: map.people.set(`${who}.name`, word()); break;
      case 1: map.people.set(`${who}.circle`, 1 + roll(5)); break;
      case 2: { const tag = word(); map.people.set(`${who}.tags.${hash(who, 'tags', tag)}`, tag); break; }
      case 3: { const uri = `tel:${roll(99)}`; map.people.set(`${who}.reach.${hash(who, 'reach', uri)}`, [uri, word()]); break; }
      case 4: { const label = word(); map.people.set(`${who}.dates.${hash(who, 'dates', label)}`, [label, '--12-10']); break; }
      case 5: map.moments.set(id(), { day: day(), kind: oneOf(KINDS), people: [who], text: word() }); break;
      case 6: {
        const [a, b] = [who, id()].sort();
        if (a !== b) map.ties.set(`${a}${b}~${hash(a, b, 'swims with')}`, { kind: 'swims with', note: word() });
        break;
      }
      case 8: map.people.set(`${who}.pin`, [roll(9) - 4, roll(9_000)]); break;
      case 9: map.views.set(id(), { name: word(), view: 'rings', filter: `any(through(${who}),name("${word()}"))`, grouping: 'found' }); break;
      case 10: map.groups.set(id(), { name: word(), people: [who, id()] }); break;
      case 7: map.checks.set(`${id()}${day()}`, true); break;
      case 12: map.rests.set(id(), { ...(roll(2) && { habit: id() }), from: day(), ...(roll(2) && { until: day() }), note: word() }); break;
      case 13: map.days.set(`${id()}${day()}`, roll(2) ? { rest: true } : { rest: true, note: word() }); break;
      case 14: map.checks.set(`${id()}${day()}`, 1 + roll(90_000)); break;
      case 15: {
        const [field, value] = oneOf([
          ['name', word()], ['rhythm', '2/month'], ['order', 1 + roll(4000)], ['archived', day()], ['measure', 'least'],
          ['target', 1 + roll(5000)], ['rest', 'SA,SU'], ['aim', 'ring 4'], ['reminders', '07:30 daily'], ['hue', 'teal'],
        ]);
        map.habits.set(`${who}.${field}`, value);
        break;
      }
      case 16: map.settings.set('rest', oneOf(['SU', 'MO,WE', 'daily'])); break;
      case 17: map.intentions.set(id(), { text: word(), people: [who], due: oneOf(['when we meet', '2026-12-01']), noted: day(), ...(roll(2) && { outcome: 'done 2026-12-02' }) }); break;
      case 18: map.households.set(id(), { people: [who, id()], address: word() }); break;
      case 19: map.settings.set(`cadence.${1 + roll(5)}`, oneOf(['never', '21-42', '7-9 together'])); break;
      case 20: {
        const [set, text, more] = oneOf([
          ['work', word(), '2014/2019-04'], ['gifts', word(), '2026-11-22 just because'], ['lead', word(), '14'],
          ['circles', '2025-01-01', '0'], ['circles', '2025-02-01', '3'], ['addresses', word(), word()],
        ]);
        map.people.set(`${who}.${set}.${hash(who, set, text)}`, [text, more]);
        break;
      }
      case 21: {
        const [field, value] = oneOf([
          ['met', '2019-21'], ['met', day()], ['died', '2020'], ['through', id()], ['cadence', '21-42 together'],
          ['resting', 'open'], ['off-map', true], ['former', word()], ['met-how', word()],
        ]);
        map.people.set(`${who}.${field}`, value);
        break;
      }
      case 22: map.moments.set(id(), { day: day(), kind: oneOf(KINDS), people: [who], part: '2019-24', over: day() }); break;
      default: {
        const keys = [...map.people.keys()];
        if (keys.length) map.people.delete(oneOf(keys));
      }
    }
  }
}

const lines = fs.readFileSync(from, 'utf8').trim().split('\n').map((line) => JSON.parse(line));
const out = fs.openSync(to, 'w');
let read = 0;
const reached = { rests: 0, checks: 0, amounts: 0, marks: 0 };
for (const { case: name, updates, values: expected } of lines) {
  const bytes = updates.map((update) => new Uint8Array(Buffer.from(update, 'base64')));
  const some = bytes.filter(() => roll(4) === 0);
  const doc = open();
  for (const update of shuffle([...bytes, ...some])) Y.applyUpdate(doc, update);
  assert.equal(doc.store.pendingStructs, null, `case ${name} of seed ${seed}: something still waits`);
  assert.deepEqual(values(doc), expected, `case ${name} of seed ${seed}: other values`);
  read += updates.length;
  edit(doc);
  const update = Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64');
  const seen = notebook(values(doc));
  reached.rests += seen.rests.length;
  for (const habit of seen.habits) for (const part of ['checks', 'amounts', 'marks']) reached[part] += habit[part].length;
  fs.writeSync(out, `${JSON.stringify({ case: name, update, notebook: seen })}\n`);
}
fs.closeSync(out);
assert.ok(read > lines.length * 5, `only ${read} updates`);
assert.ok(Object.values(reached).every((count) => count > lines.length / 10), JSON.stringify(reached));
console.log(`${lines.length} lives of ${read} updates are read by the reference to the same values`);
