//! The tables of deviations in the crate's README hold: every row names what proves it, and every case whose default
//! script is not Prisma's is in a row.

use std::path::{Path, PathBuf};

use crate::folders::folders;

/// A row of one of the two tables.
struct Row {
    what: String,
    prisma: String,
    here: String,
    proofs: Vec<String>,
}

/// The two tables, with the kind of cases that prove their rows.
const TABLES: [(&str, &str); 2] = [("### Creation", "cases"), ("### Migrations", "migrations")];

fn readme() -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap()
}

/// The rows of the table below a heading.
fn rows(readme: &str, heading: &str) -> Vec<Row> {
    let (_, below) = readme.split_once(heading).unwrap();
    let mut lines = below.lines().skip_while(|line| !line.starts_with('|'));
    assert_eq!(lines.next(), Some("| what | Prisma | here | why | proof |"), "{heading}");
    let rows: Vec<Row> = lines.skip(1).take_while(|line| line.starts_with('|')).map(row).collect();
    assert!(!rows.is_empty(), "{heading} has rows");
    rows
}

fn row(line: &str) -> Row {
    let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
    let [what, prisma, here, _, proof] = cells[..] else { panic!("a row has five cells: {line}") };
    Row { what: what.to_owned(), prisma: prisma.to_owned(), here: here.to_owned(), proofs: spans(proof) }
}

/// The code spans of a cell.
fn spans(cell: &str) -> Vec<String> {
    cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The parts of a span, around each `…`, stand in one line of the script, one behind the other.
fn has(script: &str, span: &str) -> bool {
    script.lines().any(|line| {
        let mut rest = Some(line);
        for part in span.split('…') {
            rest = rest.and_then(|rest| rest.split_once(part)).map(|(_, after)| after);
        }
        rest.is_some()
    })
}

fn case(kind: &str, name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(kind).join(name).join("expect")
}

/// The source of the tests has the function.
fn is_test(name: &str) -> bool {
    let suite = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite");
    let files =
        std::fs::read_dir(suite).unwrap().map(|e| std::fs::read_to_string(e.unwrap().path()).unwrap());
    let head = format!("#[test]\nfn {name}() {{");
    files.into_iter().any(|text| text.contains(&head))
}

/// The default script and Prisma's, of a case and a database.
fn scripts(kind: &str, proof: &str) -> (String, String) {
    let (name, database) = proof.split_once('/').unwrap_or_else(|| panic!("{proof}: case/database"));
    let read = |file: String| {
        let path = case(kind, name).join(file);
        std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
    };
    (read(format!("{database}.sql")), read(format!("{database}.like-prisma.sql")))
}

#[test]
fn every_row_is_proved() {
    let readme = readme();
    for (heading, kind) in TABLES {
        for row in rows(&readme, heading) {
            let (tests, cases): (Vec<_>, Vec<_>) = row.proofs.iter().partition(|p| p.ends_with("()"));
            assert!(!row.proofs.is_empty(), "`{}` names no proof", row.what);
            for test in tests {
                assert!(is_test(test.trim_end_matches("()")), "`{}`: no test {test}", row.what);
            }
            let scripts: Vec<_> = cases.iter().map(|proof| scripts(kind, proof)).collect();
            for ((ours, theirs), proof) in scripts.iter().zip(&cases) {
                assert_ne!(ours, theirs, "`{}`: {proof} shows no difference", row.what);
            }
            if scripts.is_empty() {
                continue;
            }
            // The words must tell the two scripts apart, unless the row tells the difference in prose alone.
            let shows = |(ours, theirs): &(String, String)| {
                let all = |script: &str, cell: &str| spans(cell).iter().all(|span| has(script, span));
                let both = all(ours, &row.prisma) && all(theirs, &row.here);
                !both || (spans(&row.prisma).is_empty() && spans(&row.here).is_empty())
            };
            assert!(scripts.iter().any(shows), "`{}`: both scripts have the words of both columns", row.what);
            for span in spans(&row.prisma) {
                assert!(
                    scripts.iter().any(|(_, theirs)| has(theirs, &span)),
                    "`{}`: Prisma's script has no {span}",
                    row.what
                );
            }
            for span in spans(&row.here) {
                let is_shown = scripts.iter().any(|(ours, _)| has(ours, &span));
                assert!(is_shown, "`{}`: the default script has no {span}", row.what);
            }
        }
    }
}

#[test]
fn every_case_that_differs_is_in_a_row() {
    let readme = readme();
    for (heading, kind) in TABLES {
        let rows = rows(&readme, heading);
        for folder in folders(kind) {
            let name = folder.file_name().unwrap().to_string_lossy().into_owned();
            let files = std::fs::read_dir(folder.join("expect")).unwrap();
            let differs =
                files.into_iter().any(|f| f.unwrap().file_name().to_string_lossy().contains("like-prisma"));
            let is_named =
                rows.iter().flat_map(|row| &row.proofs).any(|p| p.starts_with(&format!("{name}/")));
            assert!(!differs || is_named, "no row names {kind}/{name}, whose default is not Prisma's");
        }
    }
}
