//! Compares this project with the reference implementation of the schema language.
//!
//! In: a number and a seed, or folders of schemas, and a folder where the reference is installed. Out: how often
//! the two agree, and where they differ. Never part of a build: the reference is asked, not linked.

mod ask;
mod cases;
mod compare;
mod drift;
mod files;
mod options;
mod ours;
mod tally;

use std::path::Path;

use cases::Case;
use options::Options;
use tally::Tally;

use crate::Outcome;

/// What the child process runs; see `ask`.
const SERVE: &str = include_str!("serve.mjs");

/// `cargo xtask reference …`
pub(crate) fn run(args: &[String]) -> Outcome {
    let options = Options::read(args)?;
    let cases = gather(&options)?;
    if options.generate {
        make_folder(&options.out)?;
        return cases.iter().try_for_each(|case| files::write(&options.out, case));
    }
    let report = measure(&options, &cases)?;
    println!("{report}");
    if let Some(path) = &options.report {
        std::fs::write(path, report).map_err(|e| format!("{}: {e}", path.display()))?;
    }
    Ok(())
}

fn gather(options: &Options) -> Result<Vec<Case>, String> {
    let mut cases = Vec::new();
    for path in &options.paths {
        cases.extend(files::cases(path)?);
    }
    let numbered = cases.iter().zip(0..).flat_map(|(case, first)| {
        (0..options.varied).map(move |number| (case, first * options.varied + number))
    });
    let varied: Vec<_> = numbered.map(|(case, number)| cases::varied(case, options.seed, number)).collect();
    cases.extend(varied);
    if options.rules {
        cases.extend(cases::rules(options.seed));
    }
    cases.extend((0..options.count).map(|number| cases::case(options.seed, number)));
    cases.extend((0..options.pairs).map(|number| cases::pair(options.seed, number)));
    Ok(cases)
}

fn measure(options: &Options, cases: &[Case]) -> Result<String, String> {
    let cache = options.cache.as_path();
    let home = cache.parent().unwrap_or_else(|| Path::new("."));
    make_folder(home)?;
    let script = home.join("serve.mjs");
    std::fs::write(&script, SERVE).map_err(|e| format!("{}: {e}", script.display()))?;
    if let Some(folder) = &options.keep {
        make_folder(folder)?;
    }
    let mut reference = ask::Reference::open(options, &script)?;
    if options.drift > 0 {
        return drift::measure(&mut reference, options);
    }
    let mut tally = Tally::default();
    // A panic is counted and shown with its case; the default hook would print each one in between.
    std::panic::set_hook(Box::new(|_| {}));
    for case in cases {
        let theirs = reference.ask(case)?;
        let mine = ours::answer(case);
        let outcome = compare::compare(&theirs, &mine);
        tally.count(case, &outcome);
        if let Some(folder) = options.keep.as_deref().filter(|_| !outcome.agrees()) {
            files::keep(folder, case, &theirs, &mine)?;
        }
    }
    let _ = std::panic::take_hook();
    Ok(tally.report(options.top))
}

fn make_folder(path: &Path) -> Outcome {
    std::fs::create_dir_all(path).map_err(|e| format!("{}: {e}", path.display()))
}
