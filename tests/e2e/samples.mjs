// Sample files for the end-to-end tests: made-up people, the same each time, as the programs write them.

const GIVEN = ["Ada", "Björn", "Chidi", "Dilnoza", "Eun-ji", "Fatima", "Gustavo", "Hana", "Iñaki", "Jürgen", "Kwame", "Łucja", "Mei", "Noam", "Olena"];
const FAMILY = ["Sample", "Muster", "Ejemplo", "Próbka", "Exemple", "Voorbeeld", "Esempio", "Primjer", "Näide", "Örnek", "Minta", "Vzorek", "Paraugs", "Exempel", "Campione", "Dæmi", "Näidis", "Pavyzdys", "Eredu", "Amostra"];
const COMPANY = ["Harbour Bakery", "Figs, Inc.", 'The "Quiet" Library', "", "Nordlicht GmbH", "Studio Kite", "Hilltop School"];
const POSITION = ["Founder", "Engineer, Maps", "Librarian", "", "Teacher", "Project lead"];
const MONTH = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const PREAMBLE = `Notes:
"When exporting your connection data, you may notice that some of the email addresses are missing. You will only see email addresses for connections who have allowed their connections to see or download their email address using this setting https://www.linkedin.com/psettings/privacy/email. You can learn more here https://www.linkedin.com/help/linkedin/answer/261"

First Name,Last Name,URL,Email Address,Company,Position,Connected On
`;

const at = (list, n) => list[n % list.length];
const cell = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const plain = (text) => text.normalize("NFD").replace(/[^A-Za-z]/g, "").toLowerCase();

/** The name of the n-th person (from 0); no two of the first 300 share one. */
export function personName(n) {
  return `${at(GIVEN, n)} ${at(FAMILY, Math.floor(n / GIVEN.length))}`;
}

/** LinkedIn's Connections.csv with so many rows, up to 300 of different names. */
export function linkedinCsv(rows = 300) {
  const row = (n) => {
    const [given, family] = personName(n).split(" ");
    const url = `https://www.linkedin.com/in/${plain(given)}-${plain(family)}-sample-${n}`;
    const email = n % 9 === 0 ? `${plain(given)}.${n}@example.org` : "";
    const day = String((n % 28) + 1).padStart(2, "0");
    const on = `${day} ${at(MONTH, n)} ${2012 + (n % 13)}`;
    return [given, family, url, email, at(COMPANY, n), at(POSITION, n), on].map(cell).join(",");
  };
  return PREAMBLE + Array.from({ length: rows }, (_, n) => row(n)).join("\n") + "\n";
}

/** A vCard file of three versions: seven people, one of them also in the LinkedIn file, and eight ties. */
export function vcardFile() {
  const card = (version, ...lines) => ["BEGIN:VCARD", `VERSION:${version}`, ...lines, "END:VCARD", ""].join("\r\n");
  const uid = (n) => `urn:uuid:00000000-0000-4000-8000-00000000000${n}`;
  return [
    card("4.0", `UID:${uid(1)}`, "FN:Rosa Exemplar", "BDAY:--0315", "EMAIL;TYPE=home:rosa@example.org",
      `RELATED;TYPE=friend:${uid(2)}`, `RELATED;TYPE=child:${uid(3)}`, `RELATED;TYPE=co-worker,met:${uid(4)}`),
    card("4.0", `UID:${uid(2)}`, "FN:Tomás Exemplar", "TEL;TYPE=cell:+34 600 000 001", `RELATED;TYPE=friend:${uid(1)}`,
      `RELATED;TYPE=neighbor:${uid(4)}`),
    card("3.0", `UID:${uid(3)}`, "FN:Lina Exemplar", "N:Exemplar;Lina;;;", "BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29",
      "item1.X-ABRELATEDNAMES;type=pref:Rosa Exemplar", "item1.X-ABLabel:_$!<Mother>!$_",
      "item2.X-ABRELATEDNAMES:Grandma Inés", "item2.X-ABLabel:grandmother", "CATEGORIES:myContacts,Family"),
    card("4.0", `UID:${uid(4)}`, "FN:王秀英", "NOTE:Knows everything about kites.\\nAsk about the festival.",
      "RELATED;TYPE=friend;VALUE=text:Ada Sample"),
    card("3.0", "FN:Ada Sample", "N:Sample;Ada;;;", "TEL;TYPE=CELL:+44 20 7946 0018", "NICKNAME:Addie",
      "item1.X-ABRELATEDNAMES:王秀英", "item1.X-ABLabel:mentor"),
    card("2.1", "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Muster;J=C3=B6rg;;;", "TEL;HOME:+49 30 1234567",
      "X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Rosa Exemplar;7;;;;;;;;;;;;;"),
  ].join("");
}

/** The same numbers each time: xorshift (G. Marsaglia). */
function random(state) {
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const DAY = 86_400_000;
/** The day so many days before another: "2026-11-17". */
export const dayBefore = (today, days) => new Date(Date.parse(today) - days * DAY).toISOString().slice(0, 10);

/**
 * A notebook in which all of giving is used, as a backup that somebody wrote by hand: people with ties,
 * ten habits with `days` days of checks, amounts, notes and rests, and moments they were for. Ada and
 * Zora stand in one circle, and both are near now; with Zora there were hundreds of moments, with Ada a few.
 */
export function fullNotebook({ today = "2026-11-18", days = 700 } = {}) {
  const next = random(7);
  const id = (list, n) => `${list}${String(n).padStart(8 - list.length, "0")}`;
  const circles = ["heart", "close", "friends", "wider", "known"];
  const people = Array.from({ length: 24 }, (_, n) => {
    const name = personName(n * 5 + 1);
    return { id: id("P", n), name, circle: at(circles, n), company: at(COMPANY, n), tags: n % 3 ? [] : ["choir"] };
  });
  people.push({ id: id("P", 90), name: "Ada Twin", circle: "friends" }, { id: id("P", 91), name: "Zora Twin", circle: "friends" });
  const ties = people.slice(1, 20).map((one, n) => ({
    from: people[Math.floor(n / 2)].id, to: one.id, kind: at(["friend", "colleague", "sibling"], n), since: dayBefore(today, 900 + n),
  }));
  const habit = (n, name, kind, more = {}) => ({
    id: id("H", n), name, kind, rhythm: "daily", started: dayBefore(today, days), order: n + 1, ...more,
  });
  const kept = [
    [habit(0, "Listen to someone's day", "listen", { hue: "teal", notes: "Being heard is half of being helped." }), 85],
    [habit(1, "Thank someone", "thank", { rhythm: "3/week", hue: "amber" }), 45],
    [habit(2, "Make an introduction", "introduce", { rhythm: "2/month", hue: "plum" }), 8],
    [habit(3, "Eat with someone", "meet", { rhythm: "1/week", symbol: "meal", hue: "moss" }), 17],
    [habit(4, "Call home", "listen", { rhythm: "MO,FR", symbol: "phone", aim: "ring 1", reminders: "18:30 MO,FR" }), 28],
    [habit(5, "Practise the cello", "craft", { measure: "least", target: "30", unit: "minutes", group: "My craft", symbol: "music", hue: "indigo", reminders: "07:30 daily;19:00 SA,SU" }), 70],
    [habit(6, "Read", "craft", { measure: "least", target: "10", unit: "pages", group: "My craft", symbol: "book", hue: "sky" }), 60],
    [habit(7, "Time on the phone", "craft", { measure: "most", target: "60", unit: "minutes", group: "At home", symbol: "phone", hue: "stone" }), 90],
    [habit(8, "Water the plants", "give", { rhythm: "1/3", group: "At home", symbol: "plant", hue: "olive", aim: "nobody" }), 36],
    [habit(9, "Write a letter", "thank", { rhythm: "1/week", archived: dayBefore(today, 60) }), 10],
  ];
  const moments = [];
  const note = (kind, ago, whom, more) =>
    moments.push({ id: id("M", moments.length), day: dayBefore(today, ago), kind, people: [...whom].sort(), ...more });
  const kinds = { listen: "listened", thank: "thanked", introduce: "introduced", meet: "meal", give: "gave" };
  const habits = kept.map(([habit, often], n) => {
    const [checks, amounts, rested, day_notes] = [[], {}, [], {}];
    for (let ago = days; ago >= 0; ago -= 1) {
      const [day, chance] = [dayBefore(today, ago), next(100)];
      // A journey, a long gap a year ago, and now and then a day of rest.
      const away = (ago > 90 && ago < 104) || (ago > 380 && ago < 420) || (habit.archived && day > habit.archived);
      if (away) continue;
      if (chance < often) {
        checks.push(day);
        if (habit.measure) amounts[day] = String(habit.measure === "most" ? 10 + next(70) : Math.round(Number(habit.target) * (0.4 + next(14) / 10)));
        if (kinds[habit.kind] && habit.aim !== "nobody" && next(3) === 0) {
          note(kinds[habit.kind], ago, [people[next(24)].id], { habit: habit.id });
        }
      } else if (chance > 97) rested.push(day);
      if (chance % 37 === 5) day_notes[day] = at(["A long talk by the river.", "Slowly, and it was enough.", "She laughed."], n + ago);
    }
    return { ...habit, checks, ...(habit.measure ? { amounts } : {}), rested, day_notes };
  });
  const [ada, zora] = [people.at(-2).id, people.at(-1).id];
  const listened = new Set(habits[0].checks);
  const twin = (whom, ago) => {
    const day = dayBefore(today, ago);
    note("listened", ago, [whom], listened.has(day) ? { habit: habits[0].id } : {});
  };
  for (let ago = 1; ago <= 263; ago += 1) twin(zora, ago);
  for (let n = 0; n < 157; n += 1) note("gave", 300 + n, [zora], { text: "Gave a hand." });
  for (let ago = 1; ago <= 14; ago += 1) twin(ada, ago);
  const rests = [{ id: id("R", 0), from: dayBefore(today, 103), until: dayBefore(today, 91), note: "A journey" }];
  return {
    kith: "backup", version: 1, made: today, schema: 2,
    notebook: { people, ties, moments, habits, views: [], groups: [], rests, settings: { theme: "system" } },
  };
}

/**
 * A notebook of a usual day, as a backup that somebody wrote by hand. Each of nine people has a reason of
 * their own to be put first, in this order: Bela's birthday is today, something was meant for Cleo, Dina
 * told of something hard and one meant to ask (she is nearer, so she comes before Cleo), Edo has a date in three days, Fay told of something hard,
 * Gil of a joy, Hao is long unseen, Ivo drifts, with Jun nothing is noted. Kim rests and Lio died, both
 * with all reasons to come first. Three habits, and what is meant for the next days.
 */
export function todayNotebook({ today = "2026-11-18", habits = 3 } = {}) {
  const id = (list, n) => `${list}${String(n).padStart(8 - list.length, "0")}`;
  const ago = (days) => dayBefore(today, days);
  const date = (days) => `--${ago(-days).slice(5)}`;
  const who = {};
  const people = [
    ["Bela Ohm", "close", { dates: { birthday: date(0) } }],
    ["Cleo Ray", "friends", { company: "Harbour Bakery", role: "Baker" }],
    ["Dina Fuchs", "close", {}],
    ["Edo Maas", "friends", { dates: { "wedding day": date(3) } }],
    ["Fay Lund", "wider", {}],
    ["Gil Moss", "wider", {}],
    ["Hao Lin", "close", {}],
    ["Ivo Senn", "heart", { tags: ["choir"] }],
    ["Jun Abe", "close", {}],
    ["Kim Falk", "heart", { resting: "open", dates: { birthday: date(0) } }],
    ["Lio Brandt", "heart", { died: "2025", dates: { birthday: date(0) } }],
  ].map(([name, circle, more], n) => {
    who[name.split(" ")[0]] = id("P", n);
    return { id: id("P", n), name, circle, ...more };
  });
  const moments = [
    ["talked", "Bela", 9], ["met", "Cleo", 20], ["frustration", "Dina", 5, "Her mother is ill"], ["talked", "Edo", 30],
    ["frustration", "Fay", 3, "The landlord"], ["joy", "Gil", 2, "The exam"], ["meal", "Hao", 200], ["talked", "Ivo", 30],
    ["frustration", "Kim", 3], ["frustration", "Lio", 3],
  ].map(([kind, name, days, text], n) => ({
    id: id("M", n), day: ago(days), kind, people: [who[name]], ...(text ? { text } : {}),
  }));
  const intentions = [
    ["Bring back her cake tin", "Cleo", 0], ["ask how her mother is", "Dina", 0, id("M", 2)], ["Send the photos", "Ivo", -4],
    ["Wait for Kim", "Kim", 0],
  ].map(([text, name, days, after], n) => ({
    id: id("I", n), text, people: [who[name]], due: ago(days), noted: ago(6), ...(after ? { after } : {}),
  }));
  const kept = [
    ["Listen to someone's day", "listen", "teal"], ["Thank someone", "thank", "amber"], ["Practise the cello", "craft", "indigo"],
    ["Make an introduction", "introduce", "plum"], ["Read", "craft", "sky"],
  ].slice(0, habits).map(([name, kind, hue], n) => ({
    id: id("H", n), name, kind, hue, rhythm: "daily", started: ago(40), order: n + 1, checks: [ago(1), ago(2)],
  }));
  return {
    kith: "backup", version: 1, made: today, schema: 2,
    notebook: { people, ties: [], moments, habits: kept, intentions, settings: { theme: "system" } },
  };
}
