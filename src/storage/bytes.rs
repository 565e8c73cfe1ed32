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
    fn longer(&mut self, mut number: u64) -> Option<u64> {
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

    /// So many numbers of which most are zero.
    pub fn sparse(&mut self, length: usize) -> Option<Vec<i64>> {
        let mut column = Vec::with_capacity(length);
        while column.len() < length {
            let number = self.signed()?;
            let more = if number == 0 { usize::try_from(self.number()?).ok()? } else { 0 };
            if more >= length - column.len() {
                return None;
            }
            column.push(number);
            if more > 0 {
                column.resize(column.len() + more, 0);
            }
        }
        Some(column)
    }

    /// A text.
    pub fn text(&mut self) -> Option<&'a str> {
        let length = self.count()?;
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        str::from_utf8(text).ok()
    }

    /// So many bytes.
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
