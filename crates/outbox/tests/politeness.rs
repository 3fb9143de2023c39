//! A thousand phones after an outage of ten minutes: no rush, and the backend's word holds.

use outbox_sim::{Recovery, after_an_outage};

const PHONES: u32 = 1_000;
const MINUTE: u64 = 60_000;

#[test]
fn a_thousand_phones_come_back_at_twice_the_mean_rate_at_most() {
    for (when, written_within) in [
        ("at once", 1),
        ("in a minute", MINUTE),
        ("in five", 5 * MINUTE),
    ] {
        for seed in 1..=5 {
            let measured = after_an_outage(PHONES, written_within, Recovery::Whole, seed);
            let peak = measured.windows.iter().max().unwrap();
            let ratio = measured.peak_to_mean();
            println!(
                "written {when}, seed {seed}: peak {peak} in 10 s, {ratio:.2} × mean, {} arrived in {} s",
                measured.arrived, measured.seconds
            );
            assert_eq!(measured.arrived, PHONES);
            assert!(ratio <= 2.0, "{:?}", measured.windows);
        }
    }
}

#[test]
fn retry_after_is_never_violated() {
    for retry_after in [1, 60, 600] {
        let recovery = Recovery::Limited {
            a_second: 2,
            retry_after,
        };
        let measured = after_an_outage(PHONES, MINUTE, recovery, 7);
        println!(
            "2 a second, Retry-After {retry_after}: {} requests for {} arrivals in {} s, {} violations",
            measured.windows.iter().sum::<u32>(),
            measured.arrived,
            measured.seconds,
            measured.violations
        );
        assert_eq!((measured.arrived, measured.violations), (PHONES, 0));
    }
}
