//! Yjs updates (version 1) made from arbitrary bytes: each sound, all of them hostile.

const ROOTS: [&str; 4] = ["people", "ties", "checks", "meta"];
const KEYS: [&str; 4] = ["a.name", "a.tags.b", "schema", "x"];

/// The bytes that decide; zeros when there are no more.
pub struct Source<'a>(pub &'a [u8]);

impl Source<'_> {
    fn below(&mut self, end: u8) -> u8 {
        let (byte, rest) = self.0.split_first().unwrap_or((&0, &[]));
        self.0 = rest;
        byte % end
    }

    /// One update of up to three clients, up to four blocks each, clocks below 24.
    pub fn update(&mut self) -> Vec<u8> {
        let clients: Vec<u8> = (1..=3).rev().filter(|_| self.below(2) == 1).collect();
        let mut out = vec![clients.len() as u8];
        for client in clients {
            let blocks = 1 + self.below(4);
            let mut clock = self.below(16);
            out.extend([blocks, client, clock]);
            for _ in 0..blocks {
                clock += self.block(client, clock, &mut out);
            }
        }
        let clients: Vec<u8> = (1..=3).rev().filter(|_| self.below(2) == 1).collect();
        out.push(clients.len() as u8);
        for client in clients {
            let ranges = self.below(3);
            out.extend([client, ranges]);
            let mut end = 0;
            for _ in 0..ranges {
                let (start, length) = (end + self.below(8), 1 + self.below(6));
                out.extend([start, length]);
                end = start + length;
            }
        }
        out
    }

    /// Another block, one before this where it is of the same client.
    fn id(&mut self, client: u8, clock: u8, out: &mut Vec<u8>) {
        let other = 1 + self.below(3);
        match (other == client, clock) {
            (true, 0) => out.extend([if client == 3 { 1 } else { client + 1 }, self.below(24)]),
            (true, _) => out.extend([other, self.below(clock)]),
            (false, _) => out.extend([other, self.below(24)]),
        }
    }

    fn block(&mut self, client: u8, clock: u8, out: &mut Vec<u8>) -> u8 {
        let kind = [8, 8, 8, 1, 1, 3, 0, 10][usize::from(self.below(8))];
        if matches!(kind, 0 | 10) {
            let length = 1 + self.below(6);
            out.extend([kind, length]);
            return length;
        }
        let flags = [0x80, 0x40, 0x20].into_iter().filter(|_| self.below(2) == 1).sum::<u8>();
        out.push(kind | flags);
        for flag in [0x80, 0x40] {
            if flags & flag != 0 {
                self.id(client, clock, out);
            }
        }
        if flags & 0xc0 == 0 {
            let root = ROOTS[usize::from(self.below(4))];
            out.extend([1, root.len() as u8]);
            out.extend(root.bytes());
            if flags & 0x20 != 0 {
                let key = KEYS[usize::from(self.below(4))];
                out.push(key.len() as u8);
                out.extend(key.bytes());
            }
        }
        match kind {
            8 => {
                let values = 1 + self.below(3);
                out.push(values);
                for _ in 0..values {
                    match self.below(4) {
                        0 => out.push(126),
                        1 => out.extend([125, self.below(64)]),
                        2 => out.extend([117, 1, 120]),
                        _ => out.extend([119, 2, b'A', b'b']),
                    }
                }
                values
            }
            1 => {
                let length = 1 + self.below(5);
                out.push(length);
                length
            }
            _ => {
                out.extend([2, 0, 1]);
                1
            }
        }
    }
}
