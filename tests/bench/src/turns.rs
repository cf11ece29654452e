//! Two ways of doing the same thing, measured in turns.

use std::time::{Duration, Instant};

use crate::Outcome;

/// How often each side runs.
#[derive(Clone, Copy)]
pub(crate) struct Effort {
    /// Turns; the median of them counts.
    pub(crate) turns: u32,
    /// Operations in a turn.
    pub(crate) operations: u32,
}

/// Runs both sides in turns, prints the line, and gives the ratio of ours to the raw driver's.
///
/// The closures get the number of the operation, which never repeats on a side.
pub(crate) async fn compare(
    name: &str,
    effort: Effort,
    raw: impl AsyncFn(u32) -> Outcome,
    ours: impl AsyncFn(u32) -> Outcome,
) -> Outcome<f64> {
    let (mut raw_times, mut our_times) = (Vec::new(), Vec::new());
    for turn in 0..=effort.turns {
        let first = turn * effort.operations;
        // Who goes first changes, and the first turn only warms up.
        let (a, b) = if turn % 2 == 0 {
            let a = timed(first, effort.operations, &raw).await?;
            (a, timed(first, effort.operations, &ours).await?)
        } else {
            let b = timed(first, effort.operations, &ours).await?;
            (timed(first, effort.operations, &raw).await?, b)
        };
        if turn > 0 {
            raw_times.push(a);
            our_times.push(b);
        }
    }
    let (raw, ours) = (median(raw_times), median(our_times));
    let ratio = ours.as_secs_f64() / raw.as_secs_f64();
    println!("{name:<28} raw {:>12} ours {:>12} ratio {ratio:.2}", shown(raw), shown(ours));
    Ok(ratio)
}

async fn timed(first: u32, operations: u32, work: &impl AsyncFn(u32) -> Outcome) -> Outcome<Duration> {
    let start = Instant::now();
    for number in first..first + operations {
        work(number).await?;
    }
    Ok(start.elapsed() / operations)
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// A time with the unit that suits it.
pub(crate) fn shown(time: Duration) -> String {
    let micros = time.as_secs_f64() * 1e6;
    if micros < 1_000.0 { format!("{micros:.2} µs") } else { format!("{:.2} ms", micros / 1_000.0) }
}
