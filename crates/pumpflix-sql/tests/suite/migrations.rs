//! Scripts from one schema to another: `tests/migrations/<case>/{before,after}.prisma` and `expect/<database>.sql`,
//! with `….like-prisma.sql` beside it where the byte-identical mode differs, `….summary.txt` and `….warnings.txt`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use pumpflix_dialect::Dialect;
use pumpflix_sql::{PlanOptions, create_script, plan, summary};

use crate::catalog::describe;
use crate::folders::{DIALECTS, expect, folders, tables};
use crate::laws::script;

#[test]
fn scripts_and_warnings_are_as_expected() {
    for case in folders("migrations") {
        let read = |name| std::fs::read_to_string(case.join(name)).unwrap();
        let (before, after) = (read("before.prisma"), read("after.prisma"));
        let mut files = BTreeMap::new();
        for dialect in DIALECTS {
            let (Some(a), Some(b)) = (tables(&before, dialect), tables(&after, dialect)) else { continue };
            let name = dialect.provider();
            let ours = script(&a, &b, &PlanOptions::default());
            let theirs = script(&a, &b, &PlanOptions { like_prisma: true, ..PlanOptions::default() });
            let migration = plan(&a, &b, &PlanOptions::default()).unwrap();
            let (mut changes, mut warnings) = (String::new(), String::new());
            for change in summary(&migration) {
                writeln!(changes, "{change}").unwrap();
            }
            for warning in &migration.warnings {
                writeln!(warnings, "{warning}").unwrap();
            }
            files.insert(format!("{name}.summary.txt"), changes);
            if theirs != ours {
                files.insert(format!("{name}.like-prisma.sql"), theirs);
            }
            if !warnings.is_empty() {
                files.insert(format!("{name}.warnings.txt"), warnings);
            }
            files.insert(format!("{name}.sql"), ours);
        }
        assert!(!files.is_empty(), "{}: the schemas are valid for some database", case.display());
        expect(&case.join("expect"), &files);
    }
}

#[test]
fn scripts_of_sqlite_lead_to_the_new_schema() {
    for case in folders("migrations") {
        let read = |name| std::fs::read_to_string(case.join(name)).unwrap();
        let schemas =
            (tables(&read("before.prisma"), Dialect::Sqlite), tables(&read("after.prisma"), Dialect::Sqlite));
        let (Some(a), Some(b)) = schemas else { continue };
        let database = rusqlite::Connection::open_in_memory().unwrap();
        database.execute_batch(&create_script(&a)).unwrap();
        database
            .execute_batch(&script(&a, &b, &PlanOptions::default()))
            .unwrap_or_else(|e| panic!("{}: {e}", case.display()));
        let wanted = rusqlite::Connection::open_in_memory().unwrap();
        wanted.execute_batch(&create_script(&b)).unwrap();
        assert_eq!(describe(&database), describe(&wanted), "{}", case.display());
    }
}
