//! The columns of LinkedIn's file, by their names in seven languages.
//!
//! English, German and French headers were seen in public repositories; the others are LinkedIn's
//! own words for the same fields, unverified in a real file.

use crate::interchange::refusal::Refusal;
use crate::interchange::{problem, table};
use crate::people::fold;

/// A column Kith knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    First,
    Last,
    Url,
    Email,
    Company,
    Position,
    Connected,
}

use Column::{Company, Connected, Email, First, Last, Position, Url};

/// Each with its English name and all its names, folded.
const NAMES: [(Column, &str, &[&str]); 7] = [
    (First, "First Name", &["first name", "vorname", "prenom", "nombre", "nome", "voornaam"]),
    (
        Last,
        "Last Name",
        &["last name", "nachname", "nom", "nom de famille", "apellidos", "apellido", "cognome"],
    ),
    (Url, "URL", &["url", "profile url", "profil-url", "url del perfil", "url do perfil"]),
    (
        Email,
        "Email Address",
        &["email address", "e-mail address", "email", "e-mail", "e-mail-adresse", "adresse e-mail"],
    ),
    (Company, "Company", &["company", "unternehmen", "firma", "entreprise", "empresa", "azienda"]),
    (Position, "Position", &["position", "poste", "cargo", "posizione", "posicao", "functie"]),
    (Connected, "Connected On", &["connected on", "verbunden am", "vernetzt am"]),
];

/// More names of the same columns, folded.
const MORE_NAMES: [(Column, &[&str]); 5] = [
    (Last, &["sobrenome", "achternaam", "surname"]),
    (
        Email,
        &[
            "direccion de correo electronico",
            "correo electronico",
            "indirizzo email",
            "indirizzo e-mail",
            "endereco de e-mail",
            "e-mailadres",
        ],
    ),
    (Company, &["bedrijf", "societe"]),
    (Position, &["puesto", "fonction", "qualifica"]),
    (
        Connected,
        &[
            "date de connexion",
            "connecte le",
            "connecte(e) le",
            "conectado el",
            "fecha de conexion",
            "conectado em",
            "data de conexao",
            "data di collegamento",
            "collegato il",
            "verbonden op",
        ],
    ),
];

/// Without these a row says too little of a person.
const NEEDED: [Column; 5] = [First, Last, Company, Position, Connected];

/// A header row: which column stands where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::interchange) struct Columns {
    names: Vec<String>,
    kinds: Vec<Option<Column>>,
}

impl Columns {
    /// The row of these cells, taken as a header.
    pub(super) fn of(cells: Vec<String>) -> Self {
        let mut kinds: Vec<Option<Column>> = Vec::with_capacity(cells.len());
        for cell in &cells {
            // Of two columns with one name, the first counts.
            kinds.push(kind_of(cell).filter(|kind| !kinds.contains(&Some(*kind))));
        }
        Self { names: cells, kinds }
    }

    /// How many columns there are.
    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    /// Their names, as they are written.
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// Where the column is, counted from 0.
    pub(super) fn index(&self, column: Column) -> Option<usize> {
        self.kinds.iter().position(|kind| *kind == Some(column))
    }

    /// The columns Kith doesn't know, with their places and short names.
    pub(super) fn unknown(&self) -> impl Iterator<Item = (usize, String)> {
        let pairs = self.names.iter().zip(&self.kinds).enumerate();
        pairs.filter(|(_, (_, kind))| kind.is_none()).map(|(index, (name, _))| {
            let name: String = crate::people::clean_line(name).chars().take(80).collect();
            (index, if name.is_empty() { format!("column {}", index + 1) } else { name })
        })
    }

    /// Whether it is the header of LinkedIn's file: a name, and what only LinkedIn tells of people.
    /// Older files have no `URL`.
    pub(super) fn is_header(&self) -> bool {
        let has = |column| self.index(column).is_some();
        (has(First) || has(Last))
            && (has(Connected) || (has(Company) && has(Position)) || (has(Url) && has(Position)))
    }

    /// Whether it may at least be the header of some table.
    pub(super) fn may_be_header(&self) -> bool {
        let name = |cell: &String| !cell.trim().is_empty() && cell.chars().count() <= 60;
        self.len() >= 2 && self.names.iter().all(name)
    }

    /// The sentence that says what of LinkedIn's columns is missing here.
    pub(in crate::interchange) fn refusal(&self, file_name: &str) -> Refusal {
        let lacks = |column: &Column| self.index(*column).is_none();
        let missing = NEEDED.iter().filter(|column| lacks(column)).map(|column| english(*column));
        let found = self.names.iter().map(|name| name.trim().to_owned());
        Refusal::Columns(problem::file(file_name), found.collect(), missing.collect())
    }
}

/// The English name of a column.
pub(super) fn english(column: Column) -> &'static str {
    NAMES.iter().find(|(kind, ..)| *kind == column).map_or("", |(_, english, _)| english)
}

fn kind_of(cell: &str) -> Option<Column> {
    if cell.len() > 80 {
        return None;
    }
    let name = fold(cell.trim());
    let first = NAMES.iter().map(|(kind, _, names)| (kind, names));
    let more = MORE_NAMES.iter().map(|(kind, names)| (kind, names));
    let mut all = first.chain(more);
    all.find(|(_, names)| names.contains(&name.as_str())).map(|(kind, _)| *kind)
}

/// The header of a table: its delimiter, its row number and its columns.
pub(super) type Header = (u8, usize, Columns);

/// Finds LinkedIn's header among the first rows, after whatever stands before it; else what may be
/// the header of another table.
pub(super) fn find(text: &str) -> Result<Header, Option<Columns>> {
    const LOOKED_AT: usize = 60;
    let mut other: Option<Columns> = None;
    for delimiter in [b',', b';', b'\t'] {
        for row in table::rows(text, delimiter).take(LOOKED_AT).filter(|row| !row.open) {
            // A header is short; a row of a megabyte is none.
            if row.text.len() > 10_000 {
                continue;
            }
            let columns = Columns::of(table::cells(row.text, delimiter));
            if columns.is_header() {
                return Ok((delimiter, row.number, columns));
            }
            let wider = other.as_ref().is_none_or(|other| columns.len() > other.len());
            if wider && columns.may_be_header() {
                other = Some(columns);
            }
        }
    }
    Err(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, delimiter: u8, row: usize) {
        let (found, number, _) = find(text).unwrap_or_else(|_| panic!("{text}"));
        assert_eq!((found, number), (delimiter, row), "{text}");
    }

    #[test]
    fn headers_in_other_languages() {
        check("First Name,Last Name,URL,Email Address,Company,Position,Connected On", b',', 1);
        check("First Name,Last Name,Email Address,Company,Position,Connected On", b',', 1);
        check("Vorname;Nachname;URL;E-Mail-Adresse;Unternehmen;Position;Verbunden am", b';', 1);
        check("Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Date de connexion", b',', 1);
        check("Nombre,Apellidos,URL,Correo electrónico,Empresa,Cargo,Conectado el", b',', 1);
        check("Nome,Sobrenome,URL,Endereço de e-mail,Empresa,Cargo,Conectado em", b',', 1);
        check("Voornaam\tAchternaam\tURL\tE-mailadres\tBedrijf\tFunctie\tVerbonden op", b'\t', 1);
    }

    #[test]
    fn after_whatever_stands_before() {
        check("Notes:\n\"When, you\n\nmay\"\n\nFirst Name,Last Name,Connected On\n", b',', 4);
        check("Notes :\n\"En exportant...\"\n\"\nPrénom,Nom,URL,Poste\nA,B,c,d\n", b',', 4);
    }

    #[test]
    fn other_tables_say_what_is_missing() {
        let google = "First Name,Middle Name,Last Name,Organization Name,E-mail 1 - Value\n";
        let columns = find(google).unwrap_err().unwrap();
        let sentence = columns.refusal("contacts.csv").to_string();
        assert!(sentence.contains("columns First Name, Middle Name, Last Name"), "{sentence}");
        assert!(sentence.contains("columns Company, Position, Connected On are missing"));
        let nameless = find("URL,Email Address,Company,Position,Connected On\n").unwrap_err();
        let sentence = nameless.unwrap().refusal("x.csv").to_string();
        assert!(sentence.contains("LinkedIn's columns First Name, Last Name are missing"));
        assert_eq!(find("hello\nworld\n"), Err(None));
    }
}
