//! Packed numbers and texts: the alphabet of a segment.

/// Writes.
#[derive(Default)]
pub struct Writer(Vec<u8>);

impl Writer {
    /// A number, seven bits a byte, the lowest first.
    pub fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.0.push(low_byte(number) | 0x80);
            number >>= 7;
        }
        self.0.push(low_byte(number));
    }

    /// How many.
    pub fn count(&mut self, count: usize) {
        self.number(count as u64);
    }

    /// A number that may be negative.
    pub fn signed(&mut self, number: i64) {
        self.number(((number << 1) ^ (number >> 63)).cast_unsigned());
    }

    /// Numbers of which most are zero.
    pub fn sparse(&mut self, column: &[i64]) {
        for run in column.chunk_by(|a, b| *a == 0 && *b == 0) {
            self.signed(run.first().copied().unwrap_or(0));
            if run.first() == Some(&0) {
                self.count(run.len() - 1);
            }
        }
    }

    /// A text with its length.
    pub fn text(&mut self, text: &str) {
        self.count(text.len());
        self.bytes(text.as_bytes());
    }

    /// Bytes as they are.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    /// What was written.
    pub fn done(self) -> Vec<u8> {
        self.0
    }
}

fn low_byte(number: u64) -> u8 {
    (number & 0x7f) as u8
}

/// Reads what [`Writer`] wrote; `None` where it could not have.
pub struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    /// Reads from the first byte on.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// A number.
    #[inline]
    pub fn number(&mut self) -> Option<u64> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        if *first < 0x80 { Some((*first).into()) } else { self.longer(u64::from(first & 0x7f)) }
    }

    /// The rest of a number of more than one byte.
    fn longer(&mut self, first: u64) -> Option<u64> {
        if let Some(seven) = self.0.first_chunk::<7>() {
            let [a, b, c, d, e, f, g] = *seven;
            let word = u64::from_le_bytes([a, b, c, d, e, f, g, 0]);
            let more = (!word & 0x0080_8080_8080_8080).trailing_zeros() / 8;
            if more < 7 {
                self.0 = self.0.get(more as usize + 1..)?;
                return Some(first | packed(word & ((0x100 << (8 * more)) - 1)) << 7);
            }
        }
        self.longest(first)
    }

    /// The same, a byte at a time: for the last bytes, and for numbers of more than eight.
    fn longest(&mut self, mut number: u64) -> Option<u64> {
        let mut shift = 7;
        while shift < 64 {
            let (byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= u64::from(byte & 0x7f) << shift;
            if *byte < 0x80 {
                return Some(number);
            }
            shift += 7;
        }
        None
    }

    /// A place in a list.
    pub fn place(&mut self) -> Option<usize> {
        usize::try_from(self.number()?).ok()
    }

    /// How many things follow: no more than there are bytes left.
    pub fn count(&mut self) -> Option<usize> {
        usize::try_from(self.number()?).ok().filter(|count| *count <= self.0.len())
    }

    /// A number that may be negative.
    #[inline]
    pub fn signed(&mut self) -> Option<i64> {
        let number = self.number()?;
        Some((number >> 1).cast_signed() ^ -(number & 1).cast_signed())
    }

    /// Numbers of which most are zero, one after the other.
    pub fn sparse(&mut self) -> Sparse<'_, 'a> {
        Sparse { from: self, zeros: 0, damaged: false }
    }

    /// A text.
    pub fn text(&mut self) -> Option<&'a str> {
        let length = self.count()?;
        str::from_utf8(self.bytes(length)?).ok()
    }

    /// So many bytes.
    pub fn bytes(&mut self, length: usize) -> Option<&'a [u8]> {
        let (bytes, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(bytes)
    }

    /// As many bytes as the array has.
    pub fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (array, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*array)
    }

    /// A list with its length in front.
    pub fn list<T>(&mut self, mut one: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let length = self.count()?;
        let mut list = Vec::new();
        for _ in 0..length {
            list.push(one(self)?);
        }
        Some(list)
    }

    /// Whether nothing is left.
    pub fn is_done(&self) -> bool {
        self.0.is_empty()
    }
}

/// Seven bits of each byte, the lowest byte first.
fn packed(bytes: u64) -> u64 {
    let pairs = bytes & 0x007f_007f_007f_007f | (bytes & 0x7f00_7f00_7f00_7f00) >> 1;
    let fours = pairs & 0x0000_3fff_0000_3fff | (pairs & 0x3fff_0000_3fff_0000) >> 2;
    fours & 0x0fff_ffff | (fours & 0x0fff_ffff_0000_0000) >> 4
}

/// A column of numbers of which most are zero, while it is read.
pub struct Sparse<'r, 'a> {
    from: &'r mut Reader<'a>,
    /// How many more zeros come.
    zeros: u64,
    damaged: bool,
}

impl Sparse<'_, '_> {
    /// The next number; 0 where the bytes cannot be one, and then [`Self::done`] says so.
    #[inline]
    pub fn number(&mut self) -> i64 {
        if let Some(zeros) = self.zeros.checked_sub(1) {
            self.zeros = zeros;
            return 0;
        }
        let number = self.from.signed();
        if number == Some(0) {
            self.zeros = self.from.number().unwrap_or(u64::MAX);
        }
        self.damaged |= number.is_none();
        number.unwrap_or(0)
    }

    /// Nothing, unless all was well and all was asked for.
    pub fn done(self) -> Option<()> {
        (self.zeros == 0 && !self.damaged).then_some(())
    }
}
