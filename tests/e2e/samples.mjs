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
