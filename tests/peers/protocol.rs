//! What every peer has in common: the tasks, the values they write, and the protocol of a peer's program.
//!
//! Each program of this folder includes this file. It is started with a flavour, a database's URL and a number of
//! connections, prints `ready` once it is connected, then answers each line `time TASK FIRST OPERATIONS` with the
//! nanoseconds that those operations took, and each line `check TASK FIRST OPERATIONS` with a digest of what they
//! returned. With more than one connection, as many operations are under way at once. The program that measures keeps
//! all peers running and gives them turns.

use std::cell::RefCell;
use std::fmt::Write as _;
use std::io::{BufRead as _, Write as _};
use std::ops::Range;
use std::rc::Rc;
use std::time::Instant;

/// What can go wrong; a peer stops at the first thing that does.
pub(crate) type Outcome<T = ()> = Result<T, Box<dyn std::error::Error>>;

/// Authors that have ten posts each, with three comments each: those of ids 1 to 100.
pub(crate) const WRITERS: i32 = 100;
/// Rows of one bulk insert.
pub(crate) const BULK: u32 = 1_000;
/// Who gets the posts of the bulk insert.
pub(crate) const BULK_AUTHOR: i32 = 500;
/// The filtered list has posts with fewer views than this.
pub(crate) const FEW_VIEWS: i32 = 1_000;
/// Groups have more posts than this.
pub(crate) const FEW_POSTS: i64 = 5;

/// One thing to do. Operations are numbered, so that each reads or writes another row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Task {
    /// The author of [`email`] `n % 900`.
    Unique,
    /// The newest twenty unpublished posts with fewer than [`FEW_VIEWS`] views, newest first.
    Filtered,
    /// The [`WRITERS`] with their posts and those posts' comments.
    Tree,
    /// An author of [`new_email`], as it was stored.
    Insert,
    /// [`BULK`] posts of [`bulk_post`]; how many they were.
    Bulk,
    /// One login more for the author of [`id_of`], as it is then.
    Update,
    /// In one transaction, an author of [`nested_email`] with three posts of two comments each, texts as
    /// [`nested_title`] and [`nested_text`] give them; the author as it was stored.
    Nested,
    /// For each author with more than [`FEW_POSTS`] posts their number and the sum of their views; the ten with most
    /// posts, most first.
    Group,
    /// The ten thousand posts.
    Rows,
}

impl Task {
    /// Every task, in the order of the page.
    pub(crate) const ALL: [Self; 9] = [
        Self::Unique,
        Self::Filtered,
        Self::Tree,
        Self::Insert,
        Self::Bulk,
        Self::Update,
        Self::Nested,
        Self::Group,
        Self::Rows,
    ];

    /// Its name in the protocol.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Unique => "unique",
            Self::Filtered => "filtered",
            Self::Tree => "tree",
            Self::Insert => "insert",
            Self::Bulk => "bulk",
            Self::Update => "update",
            Self::Nested => "nested",
            Self::Group => "group",
            Self::Rows => "rows",
        }
    }

    fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|task| task.name() == name)
    }

    /// Whether the order of what it returns is part of the task.
    const fn is_ordered(self) -> bool {
        matches!(self, Self::Filtered | Self::Group)
    }
}

/// The address of an author that is there from the start.
pub(crate) fn email(number: u32) -> String {
    format!("author{}@example.com", number % 900)
}

/// The id of the author whom update number `number` changes.
pub(crate) const fn id_of(number: u32) -> i32 {
    (number % 900 + 1).cast_signed()
}

/// The address of an author whom [`Task::Insert`] makes.
pub(crate) fn new_email(number: u32) -> String {
    format!("new{number}@example.com")
}

/// The title and body of a post of [`Task::Bulk`].
pub(crate) fn bulk_post(number: u32, at: u32) -> (String, String) {
    (format!("Bulk {number}.{at}"), "All work and no play makes a dull benchmark. ".repeat(3))
}

/// The address of an author whom [`Task::Nested`] makes.
pub(crate) fn nested_email(number: u32) -> String {
    format!("nested{number}@example.com")
}

/// The title and body of a post of [`Task::Nested`].
pub(crate) fn nested_title(number: u32, post: u32) -> (String, String) {
    (format!("Nested {number}.{post}"), format!("The body of {number}.{post}"))
}

/// The text of a comment of [`Task::Nested`].
pub(crate) fn nested_text(number: u32, post: u32, comment: u32) -> String {
    format!("Comment {number}.{post}.{comment}")
}

/// What a task returned, in words that are the same for all peers; made only when it is asked for.
pub(crate) struct Digest(Option<Vec<String>>);

impl Digest {
    /// Notes an author.
    pub(crate) fn author(&mut self, id: i32, email: &str, name: Option<&str>, logins: i32) {
        self.line(|line| write!(line, "author {id} {email} {name:?} {logins}"));
    }

    /// Notes a post; `time` is asked for its creation as `2026-01-02T03:04:05.678`, or `None`.
    pub(crate) fn post(
        &mut self,
        keys: (i32, i32),
        texts: (&str, &str),
        published: bool,
        views: i32,
        time: impl FnOnce() -> String,
    ) {
        let ((id, author), (title, body)) = (keys, texts);
        self.line(|line| write!(line, "post {id} {author} {title} {body} {published} {views} {}", time()));
    }

    /// Notes a comment under its post and author.
    pub(crate) fn comment(&mut self, author: i32, post: i32, id: i32, text: &str) {
        self.line(|line| write!(line, "comment {author}.{post}.{id} {text}"));
    }

    /// Notes a group of posts.
    pub(crate) fn group(&mut self, author: i32, count: i64, views: Option<i64>) {
        self.line(|line| write!(line, "group {author} {count} {views:?}"));
    }

    /// Notes how many rows were written.
    pub(crate) fn count(&mut self, count: u64) {
        self.line(|line| write!(line, "count {count}"));
    }

    fn line(&mut self, text: impl FnOnce(&mut String) -> std::fmt::Result) {
        if let Some(lines) = &mut self.0 {
            let mut line = String::new();
            if text(&mut line).is_ok() {
                lines.push(line);
            }
        }
    }

    /// Everything noted as one short line: how many there were, a hash of all, the first of them.
    fn finish(self, task: Task) -> String {
        let mut lines = self.0.unwrap_or_default();
        if !task.is_ordered() {
            lines.sort_unstable();
        }
        let hash =
            lines.iter().flat_map(|line| line.bytes()).fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
                (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
            });
        let first: String = lines.first().map_or("", String::as_str).chars().take(120).collect();
        format!("{} lines, {hash:016x}, {first}", lines.len())
    }
}

/// A library at work on one database.
pub(crate) trait Peer: 'static {
    /// Does a task once and tells the digest what came of it.
    async fn run(&self, task: Task, number: u32, digest: &mut Digest) -> Outcome;
}

/// How a peer's program was started.
pub(crate) struct Start {
    /// Which of the program's libraries.
    pub(crate) flavour: String,
    /// `sqlite:path` or `postgresql://…`.
    pub(crate) url: String,
    /// Connections to open, and operations that are under way at once.
    pub(crate) connections: usize,
}

impl Start {
    /// Reads the program's arguments.
    pub(crate) fn from_args() -> Outcome<Self> {
        let args: Vec<String> = std::env::args().skip(1).collect();
        let [flavour, url, connections] = &args[..] else {
            return Err("give FLAVOUR URL CONNECTIONS".into());
        };
        Ok(Self { flavour: flavour.clone(), url: url.clone(), connections: connections.parse()? })
    }

    /// The error for a flavour that the program does not have.
    pub(crate) fn unknown(&self) -> Box<dyn std::error::Error> {
        format!("there is no flavour `{}`", self.flavour).into()
    }

    /// Whether the URL names an SQLite file.
    pub(crate) fn is_sqlite(&self) -> bool {
        self.url.starts_with("sqlite:")
    }
}

/// Answers the program that measures until it closes the pipe.
pub(crate) async fn serve(peer: impl Peer, connections: usize) -> Outcome {
    let peer = Rc::new(peer);
    println!("ready");
    std::io::stdout().flush()?;
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let words: Vec<&str> = line.split(' ').collect();
        let [mode, task, first, operations] = words[..] else {
            return Err(format!("cannot read the line `{line}`").into());
        };
        let task = Task::parse(task).ok_or_else(|| format!("there is no task `{task}`"))?;
        let numbers = first.parse()?..first.parse::<u32>()? + operations.parse::<u32>()?;
        match mode {
            "time" => {
                let start = Instant::now();
                if connections > 1 {
                    together(&peer, task, numbers, connections).await?;
                } else {
                    for number in numbers {
                        peer.run(task, number, &mut Digest(None)).await?;
                    }
                }
                println!("{}", start.elapsed().as_nanos());
            }
            "check" => {
                let mut digest = Digest(Some(Vec::new()));
                for number in numbers {
                    peer.run(task, number, &mut digest).await?;
                }
                println!("{}", digest.finish(task));
            }
            _ => return Err(format!("there is no mode `{mode}`").into()),
        }
        std::io::stdout().flush()?;
    }
    Ok(())
}

/// Does the operations with so many of them under way at once, all on this thread.
async fn together(peer: &Rc<impl Peer>, task: Task, numbers: Range<u32>, at_once: usize) -> Outcome {
    let work = tokio::task::LocalSet::new();
    let numbers = Rc::new(RefCell::new(numbers));
    let workers: Vec<_> = (0..at_once)
        .map(|_| {
            let (peer, numbers) = (Rc::clone(peer), Rc::clone(&numbers));
            let next = move || numbers.borrow_mut().next();
            work.spawn_local(async move {
                while let Some(number) = next() {
                    let done = peer.run(task, number, &mut Digest(None)).await;
                    done.map_err(|error| error.to_string())?;
                }
                Ok::<(), String>(())
            })
        })
        .collect();
    let all = async {
        for worker in workers {
            worker.await??;
        }
        Ok(())
    };
    work.run_until(all).await
}
