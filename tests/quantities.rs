//! Amounts, texts and identifiers: exact or refused.

use evenkeel::domain::id::Id;
use evenkeel::domain::quantity::{Amount, percent};
use evenkeel::domain::text::{LONGEST, Words};
use rust_decimal::Decimal;

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

#[test]
fn percent_is_rounded_but_never_to_all_or_none() {
    for (part, whole, wanted) in [
        ("0", "8", Some(0)),
        ("1", "8", Some(13)),
        ("1", "3", Some(33)),
        ("2", "3", Some(67)),
        ("1", "200", Some(1)),
        ("1", "300", Some(1)),
        ("199", "200", Some(99)),
        ("995", "1000", Some(99)),
        ("994", "1000", Some(99)),
        ("984", "1000", Some(98)),
        ("985", "1000", Some(99)),
        ("200", "200", Some(100)),
        ("201", "200", Some(100)),
        ("-1", "200", Some(0)),
        ("-4", "-8", Some(50)),
        ("0", "0", None),
        ("4294967295", "4294967295", Some(100)),
        ("79228162514264337593543950335", "2", None),
    ] {
        let number = |text: &str| text.parse::<Decimal>().unwrap();
        assert_eq!(percent(number(part), number(whole)), wanted, "{part} of {whole}");
    }
}
