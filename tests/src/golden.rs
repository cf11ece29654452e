//! The checked-in clients are what the generator makes today.

use std::path::{Path, PathBuf};

use pumpflix_build::{Error, Label, Outputs};

/// The folders of `golden`.
fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden");
    let mut cases: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    cases
}

/// The files of a case that are not what they should be; with `update` they are made so.
fn stale(case: &Path, update: bool) -> Result<Vec<PathBuf>, Error> {
    let path = case.join("schema.prisma");
    let input = pumpflix_build::read(&path)?;
    let checked = pumpflix_build::load(&input)?;
    let label = Label::of(&path);
    let outputs = Outputs::of(checked.primary(), &input.base)?;
    let targets = pumpflix_build::targets(&checked, &outputs, &label);
    let groups = pumpflix_build::compare(&targets, &label)?;
    if update {
        pumpflix_build::apply(&groups)?;
        return Ok(Vec::new());
    }
    let changed = |group: &pumpflix_build::Group<'_>| {
        let wanted = group.missing.iter().chain(&group.stale).map(|(path, _)| path.clone());
        wanted.chain(group.superfluous.iter().cloned()).collect::<Vec<_>>()
    };
    Ok(groups.iter().flat_map(changed).collect())
}

#[test]
fn clients_are_current() {
    let update = std::env::var_os("UPDATE").is_some();
    let cases = cases();
    assert!(!cases.is_empty(), "no cases");
    let stale: Vec<_> = cases.iter().flat_map(|case| stale(case, update).unwrap()).collect();
    assert!(stale.is_empty(), "run the tests with UPDATE=1 and read the difference of {stale:#?}");
}

#[test]
fn no_case_is_forgotten() {
    let library = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    for case in cases() {
        let name = case.file_name().unwrap().to_string_lossy().into_owned();
        assert!(library.contains(&format!("golden/{name}/src/mod.rs")), "src/lib.rs lacks `{name}`");
    }
}
