//! Amounts, texts and identifiers: exact or refused.

use evenkeel::domain::id::Id;
use evenkeel::domain::quantity::Amount;
use evenkeel::domain::text::{LONGEST, Words};

#[test]
fn amounts_keep_their_digits() {
    for text in ["0", "1", "1.50", "0.125", "1000", "-3", "79228162514264337593543950335"] {
        assert_eq!(text.parse::<Amount>().unwrap().to_string(), text);
    }
}

#[test]
fn anything_else_is_not_an_amount() {
    for text in [
        "",
        " ",
        "1,5",
        "1 000",
        ".5",
        "5.",
        "1e3",
        "+1",
        "--1",
        "½",
        "1.2.3",
        "NaN",
        "0x10",
        "79228162514264337593543950336",
    ] {
        assert_eq!(text.parse::<Amount>().unwrap_err().code(), "amount-malformed", "{text:?}");
    }
}

#[test]
fn amounts_compare_by_value() {
    let amount = |text: &str| text.parse::<Amount>().unwrap();
    assert_eq!(amount("1.50"), amount("1.5"));
    assert!(amount("10") > amount("9.99"));
}

#[test]
fn words_are_kept_exactly_and_never_blank() {
    for text in [" leading and trailing ", "a\u{0}b", "👩‍⚕️", "\u{202e}abc", "é\u{301}"] {
        assert_eq!(Words::new(text).unwrap().as_str(), text);
    }
    for text in ["", " ", "\n\t", "\u{2003}"] {
        assert_eq!(Words::new(text).unwrap_err().code(), "text-blank", "{text:?}");
    }
    assert!(Words::new("é".repeat(LONGEST)).is_ok());
    assert_eq!(Words::new("é".repeat(LONGEST + 1)).unwrap_err().code(), "text-too-long");
}

#[test]
fn identifiers_hold_no_separator() {
    assert!(Id::new("a-Z_09").is_ok());
    assert!(Id::new("x".repeat(64)).is_ok());
    for text in ["", "a/b", "a b", "ä", "a.b"] {
        assert_eq!(Id::new(text).unwrap_err().code(), "id-malformed", "{text:?}");
    }
    assert_eq!(Id::new("x".repeat(65)).unwrap_err().code(), "id-malformed");
}
