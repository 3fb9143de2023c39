//! A thousand phones after an outage of ten minutes: no rush, and the backend's word holds.

use outbox_sim::{Recovery, after_an_outage};
use raati_outbox::{CAP_MS, Cause, back_off};

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

/// Why the lower half is left out at the cap: the same waits with it, for phones that only wait and try.
#[test]
fn full_jitter_at_the_cap_too_would_be_too_dense_at_the_end_of_the_outage() {
    let peak_to_mean = |stretch: fn(u64) -> u64| {
        let mut windows = [0_u32; 30];
        for phone in 0..u64::from(PHONES) {
            let (mut at, mut tries) = (0, 0);
            while at < 10 * MINUTE {
                tries += 1;
                at += stretch(back_off(
                    tries,
                    Cause::Unreachable,
                    phone * 1_000 + u64::from(tries),
                ));
            }
            let window = usize::try_from((at - 10 * MINUTE) / 10_000).unwrap();
            windows[window.min(29)] += 1;
        }
        f64::from(*windows.iter().max().unwrap()) * 30.0 / f64::from(PHONES)
    };
    let ours = peak_to_mean(|wait| wait);
    // From the upper half of the cap to the whole of it.
    let full = peak_to_mean(|wait| {
        if wait > CAP_MS / 2 {
            (wait - CAP_MS / 2) * 2
        } else {
            wait
        }
    });
    println!("peak to mean: ours {ours:.2}, full jitter at the cap too {full:.2}");
    assert!(ours <= 2.0 && full > 2.0, "{ours} {full}");
}
