//! A temporary folder in which the program is run.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// A folder with files.
pub(crate) struct Project {
    dir: TempDir,
}

/// What a run of the program left behind.
pub(crate) struct Run {
    /// The exit code.
    pub(crate) code: i32,
    /// Standard output.
    pub(crate) stdout: String,
    /// Standard error.
    pub(crate) stderr: String,
}

/// The program.
pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_pumpflix-gen");

/// A schema on SQLite with a client and DDL.
pub(crate) const SCHEMA: &str = r#"generator rust {
  provider = "pumpflix-gen"
  output   = "./src/db"
  ddl      = "./ddl"
}

datasource db {
  provider = "sqlite"
}

/// Someone who signs in.
model User {
  id    Int    @id @default(autoincrement())
  email String @unique
  posts Post[]
}

model Post {
  id       Int    @id @default(autoincrement())
  title    String
  author   User   @relation(fields: [authorId], references: [id])
  authorId Int

  @@index([authorId])
}
"#;

impl Project {
    /// A folder with these files.
    pub(crate) fn new(files: &[(&str, &str)]) -> Self {
        let project = Self { dir: tempfile::tempdir().unwrap() };
        for (path, text) in files {
            project.write(path, text);
        }
        project
    }

    /// A folder with [`SCHEMA`].
    pub(crate) fn with_schema() -> Self {
        Self::new(&[("schema.prisma", SCHEMA)])
    }

    /// The path of a file.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.dir.path().join(path)
    }

    /// Writes a file, and the folders above it.
    pub(crate) fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.path(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }

    /// Reads a file.
    pub(crate) fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.path(path)).unwrap()
    }

    /// Every file and its text, with forward slashes.
    pub(crate) fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        collect(self.dir.path(), self.dir.path(), &mut files);
        files
    }

    /// The program with arguments, in the folder, without the variables that change what it prints.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command.args(args).current_dir(self.dir.path());
        for variable in ["NO_COLOR", "CLICOLOR_FORCE", "FORCE_COLOR", "COLUMNS", "RUST_BACKTRACE"] {
            command.env_remove(variable);
        }
        command
    }

    /// Runs the program.
    pub(crate) fn run(&self, args: &[&str]) -> Run {
        let output = self.command(args).stdin(Stdio::null()).output().unwrap();
        self.ran(&output)
    }

    /// Runs the program with standard input.
    pub(crate) fn run_with_input(&self, args: &[&str], input: &[u8]) -> Run {
        let mut command = self.command(args);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(input).unwrap();
        self.ran(&child.wait_with_output().unwrap())
    }

    fn ran(&self, output: &Output) -> Run {
        let text = |bytes: &[u8]| {
            let text = String::from_utf8(bytes.to_vec()).unwrap();
            without_times(&text.replace(&self.dir.path().display().to_string(), "[dir]"))
        };
        Run {
            code: output.status.code().unwrap_or(-1),
            stdout: text(&output.stdout),
            stderr: text(&output.stderr),
        }
    }

    /// What a reviewer wants to see of a session: each command, its output and exit code, then the files.
    pub(crate) fn session(&self, commands: &[&[&str]]) -> String {
        let mut text = String::new();
        for args in commands {
            let run = self.run(args);
            let _ = writeln!(text, "$ pumpflix-gen {}", args.join(" "));
            text.push_str(&run.shown());
        }
        text.push_str("files:\n");
        for path in self.files().keys() {
            let _ = writeln!(text, "  {path}");
        }
        text
    }
}

impl Run {
    /// The output and exit code, for a snapshot.
    pub(crate) fn shown(&self) -> String {
        let mut text = String::new();
        for (name, part) in [("stdout", &self.stdout), ("stderr", &self.stderr)] {
            if !part.is_empty() {
                let end = if part.ends_with('\n') { "" } else { "⏎\n" };
                let _ = write!(text, "[{name}]\n{part}{end}");
            }
        }
        let _ = writeln!(text, "[exit {}]\n", self.code);
        text
    }
}

fn collect(root: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, files);
        } else {
            let name = path.strip_prefix(root).unwrap().display().to_string().replace('\\', "/");
            files.insert(name, std::fs::read(&path).unwrap());
        }
    }
}

/// Times differ from run to run.
fn without_times(text: &str) -> String {
    let words = text.split_inclusive([' ', '\n']).collect::<Vec<_>>();
    let mut result = String::new();
    for (i, word) in words.iter().enumerate() {
        let is_time = words.get(i + 1).is_some_and(|next| next.trim_end().trim_end_matches(',') == "ms");
        let number = word.trim_end();
        if is_time && number.chars().all(|c| c.is_ascii_digit()) {
            result.push_str(&word.replace(number, "[n]"));
        } else {
            result.push_str(word);
        }
    }
    result
}
