//! Measures all peers in turns and prints the tables of the page.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::time::Duration;

use crate::copies::{Copies, TimeForm};
use crate::protocol::{Outcome, Task};
use crate::runner::Runner;

/// Where the server is; without it PostgreSQL is left out.
const SERVER: &str = "PUMPFLIX_TEST_POSTGRES_URL";
/// Connections, and operations under way at once, of the crowded tasks.
const CROWD: usize = 16;
/// The tasks that are done by a crowd, on PostgreSQL.
const CROWDED: [Task; 3] = [Task::Unique, Task::Filtered, Task::Update];
/// In which order tasks are measured: those that add rows come last, and most rows at the very end.
const ORDER: [Task; 9] = [
    Task::Unique,
    Task::Filtered,
    Task::Tree,
    Task::Group,
    Task::Rows,
    Task::Update,
    Task::Insert,
    Task::Nested,
    Task::Bulk,
];

/// A library that takes part.
struct Contestant {
    /// The flavour by which its program knows it.
    flavour: &'static str,
    /// Its name on the page.
    title: &'static str,
    /// The name of its program.
    program: &'static str,
    form: TimeForm,
    /// Whether it can have several operations under way.
    crowds: bool,
}

/// Everybody; the first is what the others are measured by.
const CONTESTANTS: [Contestant; 7] = [
    Contestant::new("raw", "raw", "peers-pumpflix", TimeForm::Spaced),
    Contestant::new("client", "pumpflix", "peers-pumpflix", TimeForm::Rfc3339),
    Contestant { crowds: false, ..Contestant::new("diesel", "Diesel", "peers-diesel", TimeForm::Spaced) },
    Contestant::new("diesel-async", "diesel-async", "peers-diesel", TimeForm::Spaced),
    Contestant::new("sqlx", "sqlx", "peers-sqlx", TimeForm::Rfc3339),
    Contestant::new("seaorm", "SeaORM", "peers-sqlx", TimeForm::Rfc3339),
    Contestant::new("toasty", "Toasty", "peers-toasty", TimeForm::Rfc3339),
];

impl Contestant {
    const fn new(flavour: &'static str, title: &'static str, program: &'static str, form: TimeForm) -> Self {
        Self { flavour, title, program, form, crowds: true }
    }
}

/// How much is done.
#[derive(Clone, Copy)]
struct Effort {
    /// Turns that count; one more warms up.
    turns: u32,
    /// Operations of a turn are divided by this.
    share: u32,
}

impl Effort {
    fn operations(self, task: Task, is_sqlite: bool) -> u32 {
        let many = match task {
            Task::Unique | Task::Filtered if is_sqlite => 3_000,
            Task::Unique | Task::Filtered => 1_000,
            Task::Update if is_sqlite => 1_000,
            Task::Update | Task::Insert => 300,
            Task::Nested => 100,
            Task::Tree | Task::Rows => 5,
            Task::Group => 50,
            Task::Bulk => 4,
        };
        (many / self.share).max(1)
    }
}

/// One task with everybody's times.
struct Line {
    title: String,
    /// In the order of [`CONTESTANTS`]; nobody is left out but who cannot do the task.
    medians: Vec<Option<Duration>>,
}

/// Runs `measure FOLDER [--quick] [--turns N] [sqlite] [postgresql]`; the folder has the peers' programs.
pub(crate) async fn run(args: impl Iterator<Item = String>) -> Outcome {
    let mut args = args.peekable();
    let folder = PathBuf::from(args.next().ok_or("name the folder of the peers' programs")?);
    let mut effort = Effort { turns: 9, share: 1 };
    let mut wanted = Vec::new();
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--quick" => effort = Effort { turns: 1, share: 10 },
            "--turns" => effort.turns = args.next().ok_or("--turns wants a number")?.parse()?,
            "sqlite" | "postgresql" => wanted.push(arg),
            other => return Err(format!("what is `{other}`?").into()),
        }
    }
    let wants = |name: &str| wanted.is_empty() || wanted.iter().any(|w| w == name);
    if wants("sqlite") {
        database(&Copies::in_folder().await?, &folder, effort).await?;
    }
    if wants("postgresql") {
        match std::env::var(SERVER) {
            Ok(url) => database(&Copies::on_server(&url).await?, &folder, effort).await?,
            Err(_) => eprintln!("PostgreSQL is left out: {SERVER} names no server"),
        }
    }
    Ok(())
}

/// All tasks on one database.
async fn database(copies: &Copies, folder: &std::path::Path, effort: Effort) -> Outcome {
    let is_sqlite = matches!(copies, Copies::Sqlite(_));
    let (mut urls, mut peers, mut crowds) = (Vec::new(), Vec::new(), Vec::new());
    for contestant in &CONTESTANTS {
        let url = copies.make(contestant.flavour, contestant.form).await?;
        let program = folder.join(contestant.program);
        peers.push(Some(Runner::start(&program, contestant.flavour, &url, 1)?));
        let crowd = !is_sqlite && contestant.crowds;
        let runner = || Runner::start(&program, contestant.flavour, &url, CROWD);
        crowds.push(crowd.then(runner).transpose()?);
        urls.push(url);
    }
    let mut lines = Vec::new();
    let mut next = 0;
    for task in ORDER {
        let operations = effort.operations(task, is_sqlite);
        check(&mut peers, task, &mut next)?;
        lines.push(measure(&mut peers, task, title(task), effort.turns, operations, &mut next)?);
        if !is_sqlite && CROWDED.contains(&task) {
            let name = format!("{}, {CROWD} at once", title(task));
            let first = next;
            lines.push(measure(&mut crowds, task, &name, effort.turns, operations * 4, &mut next)?);
            // Who has no crowd does the same alone and uncounted, so that all tables end alike.
            for (peer, crowd) in peers.iter_mut().zip(&crowds) {
                if let (Some(peer), None) = (peer, crowd) {
                    peer.time(task, first, next - first)?;
                }
            }
        }
    }
    let mut summaries = Vec::new();
    for (contestant, url) in CONTESTANTS.iter().zip(&urls) {
        summaries.push((contestant.title, copies.summary(url).await?));
    }
    same(&summaries, "the tables at the end")?;
    println!("{}", table(&copies.title().await?, &lines));
    Ok(())
}

/// Everybody does a few operations and must return the same.
fn check(peers: &mut [Option<Runner>], task: Task, next: &mut u32) -> Outcome {
    let operations = if matches!(task, Task::Unique | Task::Update | Task::Insert) { 20 } else { 2 };
    let mut answers = Vec::new();
    for (contestant, peer) in CONTESTANTS.iter().zip(peers) {
        if let Some(peer) = peer {
            answers.push((contestant.title, peer.check(task, *next, operations)?));
        }
    }
    *next += operations;
    same(&answers, task.name())
}

/// Fails when somebody's answer is not the first one's.
fn same(answers: &[(&str, String)], what: &str) -> Outcome {
    let Some((first, expected)) = answers.first() else { return Ok(()) };
    match answers.iter().find(|(_, answer)| answer != expected) {
        None => Ok(()),
        Some((other, answer)) => {
            Err(format!("{what}: {first} and {other} differ\n  {first}: {expected}\n  {other}: {answer}")
                .into())
        }
    }
}

/// A task in turns; who begins changes with each turn, and the first turn only warms up.
fn measure(
    peers: &mut [Option<Runner>],
    task: Task,
    title: &str,
    turns: u32,
    operations: u32,
    next: &mut u32,
) -> Outcome<Line> {
    let mut times = vec![Vec::new(); peers.len()];
    for turn in 0..=turns {
        for at in 0..peers.len() {
            let at = (at + usize::try_from(turn)?) % peers.len();
            if let Some(peer) = &mut peers[at] {
                let time = peer.time(task, *next, operations)?;
                if turn > 0 {
                    times[at].push(time);
                }
            }
        }
        *next += operations;
    }
    let medians = times.into_iter().map(median).collect();
    let line = Line { title: title.to_owned(), medians };
    eprint!("{}", row(&line));
    Ok(line)
}

fn median(mut times: Vec<Duration>) -> Option<Duration> {
    times.sort_unstable();
    times.get(times.len() / 2).copied()
}

/// A task's name on the page.
const fn title(task: Task) -> &'static str {
    match task {
        Task::Unique => "one row by a unique key",
        Task::Filtered => "filtered list, 20 rows",
        Task::Tree => "two levels, 100 × 10 × 3 rows",
        Task::Insert => "insert, row returned",
        Task::Bulk => "bulk insert, 1,000 rows",
        Task::Update => "update by id, row returned",
        Task::Nested => "nested create, 1 + 3 + 6 rows",
        Task::Group => "group by, having, top 10",
        Task::Rows => "10,000 rows into structs",
    }
}

/// The lines as Markdown, in the order of [`Task::ALL`] and crowds last.
fn table(database: &str, lines: &[Line]) -> String {
    let mut text = format!("| {database} |");
    for contestant in &CONTESTANTS {
        let _ = write!(text, " {} |", contestant.title);
    }
    text.push_str("\n|---|");
    text.push_str(&"---|".repeat(CONTESTANTS.len()));
    text.push('\n');
    let place = |line: &Line| Task::ALL.iter().position(|task| title(*task) == line.title);
    let mut sorted: Vec<&Line> = lines.iter().collect();
    sorted.sort_by_key(|line| place(line).unwrap_or(Task::ALL.len()));
    for line in sorted {
        text.push_str(&row(line));
    }
    text
}

/// A line of the table: the raw driver's time, and the others' ratios to it.
fn row(line: &Line) -> String {
    let mut text = format!("| {} |", line.title);
    let raw = line.medians.first().copied().flatten().unwrap_or_default();
    for (at, median) in line.medians.iter().enumerate() {
        let _ = match median {
            None => write!(text, " – |"),
            Some(median) if at == 0 => write!(text, " {} |", shown(*median)),
            Some(median) => write!(text, " {:.2} |", median.as_secs_f64() / raw.as_secs_f64()),
        };
    }
    text.push('\n');
    text
}

/// A time with the unit that suits it.
fn shown(time: Duration) -> String {
    let micros = time.as_secs_f64() * 1e6;
    if micros < 1_000.0 { format!("{micros:.2} µs") } else { format!("{:.2} ms", micros / 1_000.0) }
}
