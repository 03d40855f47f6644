//! ZIP archives of a few small files (PKWARE's APPNOTE, the parts that other programs write): read
//! with a cap on everything, for what is read may be hostile; written deflated. No awareness of what
//! is in the files; nothing is ever written to a path. Ours, for miniz_oxide is here already and a
//! crate for all of ZIP weighs more than both formats.

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

/// More files than any archive of habits has.
const FILES_MAX: usize = 20_000;

/// The most bytes that all files together may have unpacked.
const UNPACKED_MAX: usize = 64 << 20;

/// Where the end of an archive is looked for: its record and the longest comment.
const END_MAX: usize = 22 + 0xffff;

/// Why an archive can't be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoZip {
    /// Its end is missing, or what stands there can't be.
    Damaged,
    /// More files, or more in them, than is read.
    TooLarge,
    /// Encrypted, split, or packed in a way that is not read.
    Unknown,
}

/// A file in an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// Its name, with its folders; never a path to be opened.
    pub(super) name: String,
    /// The day it was last changed, as year, month, day.
    pub(super) changed: (i32, u8, u8),
    flags: u16,
    method: u16,
    crc: u32,
    packed: usize,
    unpacked: usize,
    header: usize,
}

/// An archive, and what is left of the room to unpack into.
pub(super) struct Zip<'a> {
    bytes: &'a [u8],
    /// Its files, in the order of its directory.
    pub(super) entries: Vec<Entry>,
    room: usize,
}

impl<'a> Zip<'a> {
    /// Reads the directory at its end.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, NoZip> {
        let tail = bytes.len().saturating_sub(END_MAX);
        let end = bytes.get(tail..).ok_or(NoZip::Damaged)?;
        let at = end.windows(4).rposition(|four| four == b"PK\x05\x06").ok_or(NoZip::Damaged)?;
        let record = end.get(at..).ok_or(NoZip::Damaged)?;
        let field = |at: usize| u16_at(record, at).ok_or(NoZip::Damaged);
        let (disk, count, comment) = (field(4)?, field(10)?, field(20)?);
        record.get(22..22 + usize::from(comment)).ok_or(NoZip::Damaged)?;
        let start = usize_at(record, 16).ok_or(NoZip::Damaged)?;
        if disk != 0 || count == u16::MAX || start == 0xffff_ffff {
            return Err(NoZip::Unknown);
        }
        if usize::from(count) > FILES_MAX {
            return Err(NoZip::TooLarge);
        }
        let mut rest = bytes.get(start..).ok_or(NoZip::Damaged)?;
        let mut entries = Vec::new();
        for _ in 0..count {
            let (entry, length) = entry(rest).ok_or(NoZip::Damaged)?;
            entries.push(entry);
            rest = rest.get(length..).ok_or(NoZip::Damaged)?;
        }
        // What says more than is read is refused before anything is unpacked.
        let all = entries.iter().fold(0_usize, |all, one| all.saturating_add(one.unpacked));
        if all > UNPACKED_MAX {
            return Err(NoZip::TooLarge);
        }
        Ok(Self { bytes, entries, room: UNPACKED_MAX })
    }

    /// The bytes of a file, checked against its sum.
    pub(super) fn read(&mut self, entry: &Entry) -> Result<Vec<u8>, NoZip> {
        if entry.flags & 1 != 0 {
            return Err(NoZip::Unknown);
        }
        if entry.unpacked > self.room {
            return Err(NoZip::TooLarge);
        }
        let packed = self.packed(entry).ok_or(NoZip::Damaged)?;
        let bytes = match entry.method {
            0 => packed.to_vec(),
            // What says less of its size than it has stops there.
            8 => {
                decompress_to_vec_with_limit(packed, entry.unpacked).map_err(|_| NoZip::Damaged)?
            }
            _ => return Err(NoZip::Unknown),
        };
        if bytes.len() != entry.unpacked || crc32fast::hash(&bytes) != entry.crc {
            return Err(NoZip::Damaged);
        }
        self.room -= bytes.len();
        Ok(bytes)
    }

    fn packed(&self, entry: &Entry) -> Option<&'a [u8]> {
        let header = self.bytes.get(entry.header..)?;
        header.strip_prefix(b"PK\x03\x04")?;
        let names = usize::from(u16_at(header, 26)?) + usize::from(u16_at(header, 28)?);
        header.get(30 + names..)?.get(..entry.packed)
    }
}

/// A file in the directory, and how many bytes its entry has.
fn entry(bytes: &[u8]) -> Option<(Entry, usize)> {
    bytes.strip_prefix(b"PK\x01\x02")?;
    let length = |at: usize| u16_at(bytes, at).map(usize::from);
    let (name, more) = (length(28)?, length(30)? + length(32)?);
    let date = u16_at(bytes, 14)?;
    let small = |bits: u16| u8::try_from(bits).unwrap_or_default();
    let entry = Entry {
        name: String::from_utf8_lossy(bytes.get(46..46 + name)?).into_owned(),
        changed: (1980 + i32::from(date >> 9), small(date >> 5 & 15), small(date & 31)),
        flags: u16_at(bytes, 8)?,
        method: u16_at(bytes, 10)?,
        crc: u32_at(bytes, 16)?,
        packed: usize_at(bytes, 20)?,
        unpacked: usize_at(bytes, 24)?,
        header: usize_at(bytes, 42)?,
    };
    Some((entry, 46 + name + more))
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn usize_at(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32_at(bytes, at)?).ok()
}

/// An archive while it is written, file by file.
pub(super) struct Archive {
    out: Vec<u8>,
    directory: Vec<u8>,
    count: u16,
    date: u16,
}

impl Archive {
    /// An empty one, whose files all were changed on this day, 1980 to 2107.
    pub(super) fn new((year, month, day): (i32, u8, u8)) -> Self {
        let years = u16::try_from((year - 1980).clamp(0, 127)).unwrap_or_default();
        let date = years << 9 | u16::from(month) << 5 | u16::from(day);
        Self { out: Vec::new(), directory: Vec::new(), count: 0, date }
    }

    /// Adds a file.
    pub(super) fn add(&mut self, name: &str, bytes: &[u8]) {
        // Quickly: years of days are megabytes, and most of them repeat.
        let packed = compress_to_vec(bytes, 1);
        let start = number(self.out.len());
        let mut shared = Vec::new();
        // Made by version 2.0, names in UTF-8, deflated, at midnight.
        for field in [20, 1 << 11, 8, 0, self.date] {
            shared.extend(u16::to_le_bytes(field));
        }
        for field in [crc32fast::hash(bytes), number(packed.len()), number(bytes.len())] {
            shared.extend(u32::to_le_bytes(field));
        }
        shared.extend(u16::to_le_bytes(u16::try_from(name.len()).unwrap_or_default()));
        shared.extend(u16::to_le_bytes(0));
        self.out.extend(b"PK\x03\x04");
        self.out.extend(&shared);
        self.out.extend(name.as_bytes());
        self.out.extend(packed);
        self.directory.extend(b"PK\x01\x02");
        self.directory.extend(u16::to_le_bytes(20));
        self.directory.extend(&shared);
        self.directory.extend([0; 10]);
        self.directory.extend(u32::to_le_bytes(start));
        self.directory.extend(name.as_bytes());
        self.count = self.count.saturating_add(1);
    }

    /// Its bytes.
    pub(super) fn finish(mut self) -> Vec<u8> {
        let start = number(self.out.len());
        self.out.extend(&self.directory);
        self.out.extend(b"PK\x05\x06\0\0\0\0");
        self.out.extend([self.count.to_le_bytes(), self.count.to_le_bytes()].concat());
        self.out.extend([number(self.directory.len()).to_le_bytes(), start.to_le_bytes()].concat());
        self.out.extend([0; 2]);
        self.out
    }
}

fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn archive(files: &[(String, Vec<u8>)], changed: (i32, u8, u8)) -> Vec<u8> {
        let mut archive = Archive::new(changed);
        files.iter().for_each(|(name, bytes)| archive.add(name, bytes));
        archive.finish()
    }

    fn files() -> Vec<(String, Vec<u8>)> {
        let long = b"2026-11-21,YES_MANUAL,\n".repeat(1000);
        let empty = ("empty.csv".to_owned(), Vec::new());
        vec![
            ("Habits.csv".to_owned(), b"Position,Name\n".to_vec()),
            ("001 ä/x.csv".into(), long),
            empty,
        ]
    }

    fn all(bytes: &[u8]) -> Result<Vec<(String, Vec<u8>)>, NoZip> {
        let mut zip = Zip::open(bytes)?;
        let entries = zip.entries.clone();
        entries.iter().map(|entry| Ok((entry.name.clone(), zip.read(entry)?))).collect()
    }

    #[test]
    fn written_and_read_back() {
        let bytes = archive(&files(), (2026, 11, 21));
        assert_eq!(all(&bytes), Ok(files()));
        assert_eq!(Zip::open(&bytes).unwrap().entries[0].changed, (2026, 11, 21));
        assert_eq!(all(&archive(&[], (1970, 1, 1))), Ok(Vec::new()));
        let mut commented = bytes.clone();
        let at = commented.len() - 2;
        commented[at] = 5;
        commented.extend(b"hello");
        assert_eq!(all(&commented), Ok(files()));
    }

    #[test]
    fn a_kept_reader_reads_what_we_write() {
        use std::io::Read as _;
        let bytes = archive(&files(), (2026, 11, 21));
        let mut zip = ::zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        for (name, expected) in files() {
            let mut found = Vec::new();
            zip.by_name(&name).unwrap().read_to_end(&mut found).unwrap();
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn what_a_kept_writer_writes_is_read() {
        use std::io::Write as _;
        for method in [::zip::CompressionMethod::Stored, ::zip::CompressionMethod::Deflated] {
            let mut zip = ::zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
            let options = ::zip::write::SimpleFileOptions::default().compression_method(method);
            for (name, bytes) in files() {
                zip.start_file(name, options).unwrap();
                zip.write_all(&bytes).unwrap();
            }
            assert_eq!(all(&zip.finish().unwrap().into_inner()), Ok(files()));
        }
    }

    #[test]
    fn cut_at_any_byte_it_is_refused() {
        let bytes = archive(&files(), (2026, 11, 21));
        for cut in 0..bytes.len() {
            assert!(all(&bytes[..cut]).is_err(), "{cut}");
        }
    }

    #[test]
    fn bombs_burst_harmlessly() {
        // Forty million zeros in a few hundred kilobytes, twice.
        let zeros = vec![0; 40 << 20];
        let bomb = [("a".to_owned(), zeros)];
        let bytes = archive(&bomb, (2026, 11, 21));
        assert!(bytes.len() < 1 << 19, "packed quickly, and still a bomb");
        let mut zip = Zip::open(&bytes).unwrap();
        let entry = zip.entries[0].clone();
        assert_eq!(zip.read(&entry).unwrap().len(), 40 << 20);
        assert_eq!(zip.read(&entry), Err(NoZip::TooLarge), "no room is left");
        // One that lies about its size, less or more.
        let lie = |unpacked: usize| {
            let mut liar = entry.clone();
            liar.unpacked = unpacked;
            Zip::open(&bytes).unwrap().read(&liar)
        };
        assert_eq!(lie(10), Err(NoZip::Damaged));
        assert_eq!(lie(41 << 20), Err(NoZip::Damaged));
        // What says so is not even begun.
        let mut honest = bytes.clone();
        let at = honest.len() - 22 - 47 + 24;
        honest[at..at + 4].copy_from_slice(&u32::MAX.to_le_bytes());
        assert_eq!(Zip::open(&honest).err(), Some(NoZip::TooLarge));
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_without_a_panic(
            mut bytes in Just(archive(&files(), (2026, 11, 21))),
            changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12),
        ) {
            for (at, byte) in changes {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            if let Ok(found) = all(&bytes) {
                prop_assert!(found.len() <= 3);
            }
        }
    }
}
