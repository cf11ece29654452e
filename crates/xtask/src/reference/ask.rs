//! The reference as a child process: questions in, answers out, one JSON object a line each.
//!
//! Answers are kept in a file, so that the same question is asked once. A question that the reference does not
//! survive (a trap, an endless loop) is answered with nothing, and the next one goes to a new process.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::{Value, json};

use super::cases::Case;
use super::options::Options;

/// Longer than any schema of this size takes by far.
const PATIENCE: Duration = Duration::from_secs(20);

/// Stands between the formatted files of a schema of several.
pub(crate) const BETWEEN_FILES: &str = "--- the next file\n";

/// One finding of the reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    pub(crate) warning: bool,
    /// From 1, through all files of the schema.
    pub(crate) line: usize,
    pub(crate) message: String,
}

/// What the reference says about a schema; `None` where it does not apply or the reference broke down.
#[derive(Clone, Debug, Default)]
pub(crate) struct Answer {
    pub(crate) findings: Option<Vec<Finding>>,
    /// All files, one behind the other with [`BETWEEN_FILES`].
    pub(crate) formatted: Option<String>,
    /// The script that creates the tables.
    pub(crate) ddl: Option<String>,
    /// The script from the case's previous text.
    pub(crate) diff: Option<String>,
}

impl Answer {
    /// Whether it found no error; `None` when it broke down.
    pub(crate) fn valid(&self) -> Option<bool> {
        self.findings.as_ref().map(|all| all.iter().all(|f| f.warning))
    }
}

/// The reference, and the answers it gave before.
pub(crate) struct Reference {
    folder: PathBuf,
    script: PathBuf,
    versions: String,
    /// Scripts are asked for too, which takes a server and most of the time.
    scripts: bool,
    process: Option<Process>,
    known: HashMap<u64, Answer>,
    store: Option<File>,
}

struct Process {
    child: Child,
    questions: ChildStdin,
    answers: Receiver<String>,
}

impl Reference {
    /// The reference in the options' folder (which holds `reference.mjs` with its packages installed), with
    /// answers kept in their cache; `script` is what its process runs.
    pub(crate) fn open(options: &Options, script: &Path) -> Result<Self, String> {
        let folder = &options.reference;
        if !folder.join("reference.mjs").is_file() {
            return Err(format!(
                "there is no reference.mjs in {}; name its folder with --reference DIR",
                folder.display()
            ));
        }
        if !folder.join("node_modules").is_dir() {
            return Err(format!("the packages are not installed: run `npm install` in {}", folder.display()));
        }
        if Command::new("node").arg("--version").output().is_err() {
            return Err("Node is not installed (no `node` in PATH); the reference needs version 20 or newer"
                .to_owned());
        }
        let folder = folder.canonicalize().map_err(|e| format!("{}: {e}", folder.display()))?;
        let versions = std::fs::read_to_string(folder.join("package.json")).unwrap_or_default();
        let mut reference = Self {
            folder,
            script: script.to_owned(),
            versions,
            scripts: options.scripts,
            process: None,
            known: HashMap::new(),
            store: None,
        };
        reference.open_cache(&options.cache)?;
        Ok(reference)
    }

    fn open_cache(&mut self, path: &Path) -> Result<(), String> {
        let at = |e: std::io::Error| format!("{}: {e}", path.display());
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent).map_err(at)?;
        }
        if let Ok(file) = File::open(path) {
            for line in BufReader::new(file).lines() {
                let line = line.map_err(at)?;
                if let Ok(value) = serde_json::from_str::<Value>(&line)
                    && let Some(key) = value["key"].as_u64()
                {
                    self.known.insert(key, read(&value));
                }
            }
        }
        self.store = Some(File::options().create(true).append(true).open(path).map_err(at)?);
        Ok(())
    }

    /// What the reference says about a case.
    pub(crate) fn ask(&mut self, case: &Case) -> Result<Answer, String> {
        let key = self.key(case);
        if let Some(answer) = self.known.get(&key) {
            return Ok(answer.clone());
        }
        let provider = self.scripts.then(|| case.dialect.provider());
        let question =
            json!({ "id": key, "files": case.files, "provider": provider, "previous": case.previous });
        let value = self.exchange(&question)?;
        if let Some(store) = &mut self.store {
            let mut kept = value.clone();
            kept["key"] = json!(key);
            // A cache that cannot be written only costs time later.
            let _ = writeln!(store, "{kept}");
        }
        let answer = read(&value);
        self.known.insert(key, answer.clone());
        Ok(answer)
    }

    /// How many steps the reference would still take to reach a schema on a live database, for each list of scripts that
    /// is run on an empty one before; its own words where it or a script fails.
    pub(crate) fn left_to_do(
        &mut self,
        provider: &str,
        text: &str,
        scripts: &[&[String]],
    ) -> Result<Vec<Result<u64, String>>, String> {
        let question = json!({ "id": 0, "text": text, "provider": provider, "drift": scripts });
        let value = self.exchange(&question)?;
        let words = |value: &Value| value.as_str().unwrap_or("no answer").to_owned();
        Ok((0..scripts.len())
            .map(|at| value["left"][at].as_u64().ok_or_else(|| words(&value["left"][at])))
            .collect())
    }

    /// Removes the databases that [`Self::left_to_do`] made; the words of whatever stands in the way.
    pub(crate) fn clean(&mut self) -> Result<(), String> {
        let value = self.exchange(&json!({ "id": 0, "clean": true }))?;
        let failed = &value["failed"];
        let words = ["clean", "all"].iter().find_map(|step| failed[*step].as_str());
        words.map_or(Ok(()), |words| Err(format!("a scratch database is left behind: {words}")))
    }

    /// FNV-1a over everything the answer depends on.
    fn key(&self, case: &Case) -> u64 {
        let provider = if self.scripts { case.dialect.provider() } else { "" };
        let parts = [&self.versions, provider, case.previous.as_deref().unwrap_or("\0")];
        parts
            .into_iter()
            .chain(case.files.iter().map(String::as_str))
            .flat_map(|part| part.bytes().chain([0]))
            .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
    }

    fn exchange(&mut self, question: &Value) -> Result<Value, String> {
        let process = match &mut self.process {
            Some(process) => process,
            none => none.insert(Process::start(&self.folder, &self.script)?),
        };
        let sent = writeln!(process.questions, "{question}").and_then(|()| process.questions.flush());
        let line = sent.ok().and_then(|()| process.answers.recv_timeout(PATIENCE).ok());
        let value = line.and_then(|line| serde_json::from_str::<Value>(&line).ok());
        let broken = value.as_ref().is_none_or(|v| v["poisoned"] == json!(true));
        if broken && let Some(process) = self.process.take() {
            process.end();
        }
        Ok(value.unwrap_or_else(|| json!({ "failed": { "all": "no answer" } })))
    }
}

impl Drop for Reference {
    fn drop(&mut self) {
        if let Some(process) = self.process.take() {
            process.end();
        }
    }
}

impl Process {
    fn start(folder: &Path, script: &Path) -> Result<Self, String> {
        let mut child = Command::new("node")
            .arg(script)
            .env("REFERENCE_DIR", folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|e| format!("cannot start node: {e}"))?;
        let (Some(questions), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err("cannot talk to node".to_owned());
        };
        let (sender, answers) = channel();
        std::thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
        Ok(Self { child, questions, answers })
    }

    fn end(mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn read(value: &Value) -> Answer {
    let text = |key: &str| value[key].as_str().map(str::to_owned);
    let findings = value["diagnostics"].as_array().map(|all| {
        all.iter()
            .map(|d| Finding {
                warning: d["warning"].as_bool().unwrap_or(false),
                line: d["line"].as_u64().and_then(|l| usize::try_from(l).ok()).unwrap_or(0),
                message: d["message"].as_str().unwrap_or("").to_owned(),
            })
            .collect()
    });
    let formatted = value["formatted"].as_array().map(|files| {
        let files: Vec<_> = files.iter().filter_map(Value::as_str).collect();
        files.join(BETWEEN_FILES)
    });
    Answer { findings, formatted, ddl: text("ddl"), diff: text("diff") }
}
