//! Two ways of doing the same thing, measured in turns.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use crate::Outcome;

/// What is measured.
#[derive(Clone, Copy)]
pub(crate) enum Clock {
    /// The time that passes.
    Wall,
    /// The time for which the thread has a processor, where the system tells it: for work that is done on the thread
    /// itself, so that other programs do not count.
    Thread,
}

impl Clock {
    fn now(self) -> Duration {
        /// When the program began to measure.
        static START: LazyLock<Instant> = LazyLock::new(Instant::now);
        match self {
            Self::Wall => None,
            Self::Thread => thread_time(),
        }
        .unwrap_or_else(|| START.elapsed())
    }
}

#[cfg(unix)]
fn thread_time() -> Option<Duration> {
    use rustix::time::{ClockId, clock_gettime};
    Duration::try_from(clock_gettime(ClockId::ThreadCPUTime)).ok()
}

#[cfg(not(unix))]
fn thread_time() -> Option<Duration> {
    None
}

/// How often each side runs, and by which clock.
#[derive(Clone, Copy)]
pub(crate) struct Effort {
    /// What is measured.
    pub(crate) clock: Clock,
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
    let (raw, ours) = measure(effort, raw, ours).await?;
    let ratio = ours.as_secs_f64() / raw.as_secs_f64();
    println!("{name:<28} raw {:>12} ours {:>12} ratio {ratio:.2}", shown(raw), shown(ours));
    Ok(ratio)
}

/// Runs both sides in turns and prints a row of a table: what each takes, and the ratio of the first to the second.
pub(crate) async fn compare_row(
    name: &str,
    effort: Effort,
    first: impl AsyncFn(u32) -> Outcome,
    second: impl AsyncFn(u32) -> Outcome,
) -> Outcome {
    let (first, second) = measure(effort, first, second).await?;
    let ratio = first.as_secs_f64() / second.as_secs_f64();
    println!("| {name} | {} | {} | {ratio:.2} |", shown(first), shown(second));
    Ok(())
}

/// The medians of both sides.
async fn measure(
    effort: Effort,
    raw: impl AsyncFn(u32) -> Outcome,
    ours: impl AsyncFn(u32) -> Outcome,
) -> Outcome<(Duration, Duration)> {
    let Effort { clock, operations, .. } = effort;
    let (mut raw_times, mut our_times) = (Vec::new(), Vec::new());
    for turn in 0..=effort.turns {
        let first = turn * operations;
        // Who goes first changes, and the first turn only warms up.
        let (a, b) = if turn % 2 == 0 {
            let a = timed(clock, first, operations, &raw).await?;
            (a, timed(clock, first, operations, &ours).await?)
        } else {
            let b = timed(clock, first, operations, &ours).await?;
            (timed(clock, first, operations, &raw).await?, b)
        };
        if turn > 0 {
            raw_times.push(a);
            our_times.push(b);
        }
    }
    Ok((median(raw_times), median(our_times)))
}

async fn timed(
    clock: Clock,
    first: u32,
    operations: u32,
    work: &impl AsyncFn(u32) -> Outcome,
) -> Outcome<Duration> {
    let start = clock.now();
    for number in first..first + operations {
        work(number).await?;
    }
    Ok(clock.now().saturating_sub(start) / operations)
}

/// The median of some times.
pub(crate) fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// A time with the unit that suits it.
pub(crate) fn shown(time: Duration) -> String {
    let micros = time.as_secs_f64() * 1e6;
    if micros < 1_000.0 { format!("{micros:.2} µs") } else { format!("{:.2} ms", micros / 1_000.0) }
}
