//! Counts tests from what the runners print.

use std::ops::AddAssign;

/// Tests that passed and failed. One that was left out is neither.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Passed.
    pub passed: usize,
    /// Failed, or broken off.
    pub failed: usize,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl Counts {
    /// Adds what one line of `cargo test` says: "test result: ok. 3 passed; 0 failed; …".
    pub fn add_cargo(&mut self, line: &str) {
        if let Some(rest) = line.strip_prefix("test result: ") {
            for part in rest.split(['.', ';']) {
                match part.trim().split_once(' ') {
                    Some((number, "passed")) => self.passed += number.parse().unwrap_or(0),
                    Some((number, "failed")) => self.failed += number.parse().unwrap_or(0),
                    _ => {}
                }
            }
        }
    }

    /// Adds what the end of Node's TAP report says: "# pass 3", "# fail 0", "# cancelled 0".
    pub fn add_tap(&mut self, line: &str) {
        let mut words = line.split(' ');
        if let (Some("#"), Some(name), Some(number), None) = (words.next(), words.next(), words.next(), words.next()) {
            let number = number.parse().unwrap_or(0);
            match name {
                "pass" => self.passed += number,
                "fail" | "cancelled" => self.failed += number,
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Counts;

    #[test]
    fn cargo_and_node() {
        let mut counts = Counts::default();
        counts.add_cargo(
            "test result: FAILED. 12 passed; 1 failed; 2 ignored; 0 measured; 0 filtered out; finished in 0.01s",
        );
        counts.add_cargo("test result of another kind: 9 passed");
        for line in
            ["# tests 7", "# pass 5", "# fail 1", "# cancelled 1", "# skipped 0", "    # pass 9", "# Subtest: pass 4"]
        {
            counts.add_tap(line);
        }
        assert_eq!(counts, Counts { passed: 17, failed: 3 });
    }
}
