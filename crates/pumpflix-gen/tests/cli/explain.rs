//! `pumpflix-gen explain`

use crate::project::Project;
use insta::assert_snapshot;

#[test]
fn every_code_that_is_listed_has_a_page() {
    let project = Project::new(&[]);
    let list = project.run(&["explain"]);
    assert_eq!(list.code, 0);
    let codes: Vec<&str> = list.stdout.lines().collect();
    assert!(codes.len() > 10);
    assert!(codes.is_sorted(), "{codes:?}");
    let first = codes[0];
    let page = project.run(&["explain", first]);
    assert_eq!(page.code, 0);
    for part in [first, "Wrong:", "Right:"] {
        assert!(page.stdout.contains(part), "{}", page.stdout);
    }
    let short = project.run(&["explain", first.trim_start_matches("pumpflix::")]);
    assert_eq!(short.stdout, page.stdout);
}

#[test]
fn a_code_that_does_not_exist() {
    let project = Project::new(&[]);
    assert_snapshot!(project.session(&[&["explain", "pumpflix::no::such"]]));
}
