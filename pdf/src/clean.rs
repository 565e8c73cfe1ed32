//! What of a text can be set at all.

use std::collections::BTreeSet;

/// More marks than this on one letter would run into the lines above and below.
const MARKS: usize = 3;

/// A paragraph as it is shown, and where that is not what was meant.
#[derive(Debug, Clone, Default)]
pub struct Clean {
    /// What is shown.
    pub shown: String,
    /// Byte offsets into `shown` of stand-ins, in order, with the characters that are meant.
    pub swaps: Vec<(usize, char)>,
}

impl Clean {
    /// Adds a stand-in. The character itself is kept for whoever reads the text and not the page, where a PDF may
    /// hold it.
    pub fn swap(&mut self, stand_in: char, meant: char) {
        if can_be_meant(meant) {
            self.swaps.push((self.shown.len(), meant));
        }
        self.shown.push(stand_in);
    }
}

/// Splits a text into paragraphs at its line ends and takes out what cannot be set.
///
/// White space is made single spaces. Marks that turn the direction of letters by force are dropped: they can make a
/// dose read backwards. Control characters become `stand_in` and are noted in `missing`.
pub fn paragraphs(text: &str, stand_in: char, missing: &mut BTreeSet<char>) -> Vec<Clean> {
    let mut done: Vec<Clean> = Vec::new();
    let mut current = Clean::default();
    let mut marks = 0;
    for c in text.chars() {
        if is_line_end(c) {
            done.push(std::mem::take(&mut current));
            continue;
        }
        marks = if is_mark(c) { marks + 1 } else { 0 };
        match c {
            ' ' | '\t' if current.shown.is_empty() || current.shown.ends_with(' ') => {}
            ' ' | '\t' => current.shown.push(' '),
            '\u{202A}'..='\u{202E}' | '\u{FEFF}' | '\u{AD}' => {}
            _ if marks > MARKS => {
                missing.insert(c);
            }
            _ if c.is_control() || !can_be_meant(c) => {
                missing.insert(c);
                current.swap(stand_in, c);
            }
            _ => current.shown.push(c),
        }
    }
    done.push(current);
    for paragraph in &mut done {
        let end = paragraph.shown.trim_end_matches(' ').len();
        paragraph.shown.truncate(end);
    }
    done.retain(|paragraph| !paragraph.shown.is_empty());
    // Who listens or copies must not hear two lines as one word.
    let last = done.len().saturating_sub(1);
    for paragraph in done.iter_mut().take(last) {
        paragraph.shown.push(' ');
    }
    done
}

/// A text on one line and without anything that XML or a PDF string could stumble over, for bookmarks and the like.
pub fn plain(text: &str) -> String {
    let kept = text.chars().map(|c| if is_line_end(c) { ' ' } else { c });
    let kept: String = kept.filter(|c| can_be_meant(*c) && !is_invisible(*c)).take(400).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether nothing is drawn for a character, by its nature.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFF8}'
        | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5BD}' | '\u{64B}'..='\u{65F}'
        | '\u{E31}' | '\u{E34}'..='\u{E3A}' | '\u{E47}'..='\u{E4E}' | '\u{1AB0}'..='\u{1AFF}'
        | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}')
}

/// Whether the text of a PDF may hold a character: no control, no private use, no noncharacter.
fn can_be_meant(c: char) -> bool {
    let code = u32::from(c);
    let private = matches!(code, 0xE000..=0xF8FF | 0xF_0000..);
    let no_character = code & 0xFFFE == 0xFFFE || matches!(code, 0xFDD0..=0xFDEF | 0xFFF9..=0xFFFB);
    !(c.is_control() || private || no_character || c == '\u{FEFF}')
}
