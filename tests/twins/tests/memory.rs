//! The suite against the twin in memory.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use evenkeel::storage::memory::MemoryStore;
use evenkeel_twins::Cases;

/// The twin in memory never waits, so that polling is enough.
fn finish<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
    }
}

#[test]
fn memory_does_what_every_store_must() {
    let cases = Cases::all::<MemoryStore>();
    assert!(cases.len() >= 18);
    for case in cases {
        let store = MemoryStore::default();
        let outcome = finish((case.run)(&store));
        assert_eq!(outcome, Ok(()), "{}", case.name);
    }
}
