//! Output for programs, and exit codes: what a script or a service may rely on.

use crate::project::{Project, SCHEMA};
use serde_json::{Value, json};

/// Carriage returns, and before the first place a character of four bytes and one of two.
const UNICODE: &str = "datasource db {\r\n  provider = \"sqlite\"\r\n}\r\n\r\nmodel User {\r\n  id   Int    @id\r\n  name String @default(\"😀é\") @uniq\r\n  role Rolle\r\n}\r\n";

/// A warning that stays one.
const WARNED: &str =
    "datasource db {\n  provider = \"sqlite\"\n}\n\nmodel User {\n  id Int\n\n  @@id([id])\n}\n";

fn parsed(project: &Project, args: &[&str]) -> Value {
    serde_json::from_str(&project.run(args).stdout).unwrap()
}

#[test]
fn json_field_by_field() {
    let project = Project::new(&[("a.prisma", UNICODE), ("b.prisma", WARNED)]);
    let output = parsed(&project, &["check", "a.prisma", "b.prisma", "--format", "json"]);
    let expected = json!({
        "files": ["a.prisma", "b.prisma"],
        "diagnostics": [
            {
                "severity": "error",
                "code": "pumpflix::attribute::unknown",
                "message": "there is no attribute `@uniq` here",
                "help": "did you mean `@unique`?",
                "file": "a.prisma",
                "line": 7, "column": 30, "end_line": 7, "end_column": 35,
                "offset": 111, "length": 5
            },
            {
                "severity": "error",
                "code": "pumpflix::types::unknown",
                "message": "there is no type `Rolle`",
                "help": output["diagnostics"][1]["help"],
                "file": "a.prisma",
                "line": 8, "column": 8, "end_line": 8, "end_column": 13,
                "offset": 125, "length": 5
            },
            {
                "severity": "warning",
                "code": "pumpflix::key::single_field_id",
                "message": "this `@@id` is over `id` alone",
                "help": "write `@id` behind `id`, and take the `@@id` away",
                "file": "b.prisma",
                "line": 8, "column": 3, "end_line": 8, "end_column": 13,
                "offset": 66, "length": 10
            }
        ]
    });
    assert_eq!(output, expected);
    assert_eq!((&UNICODE[111..116], &UNICODE[125..130], &WARNED[66..76]), ("@uniq", "Rolle", "@@id([id])"));
}

#[test]
fn json_of_nothing() {
    let project = Project::with_schema();
    let output = parsed(&project, &["check", "--format", "json"]);
    assert_eq!(output, json!({ "files": ["schema.prisma"], "diagnostics": [] }));
}

/// Workflow commands escape `%` and ends of lines everywhere, and `:` and `,` in properties.
#[test]
fn github_escapes() {
    let name = if cfg!(windows) { "50%,a.prisma" } else { "50%,a:b\n.prisma" };
    let project = Project::new(&[(name, UNICODE)]);
    let run = project.run(&["check", name, "--format", "github"]);
    let file = if cfg!(windows) { "50%25%2Ca.prisma" } else { "50%25%2Ca%3Ab%0A.prisma" };
    let first = format!(
        "::error file={file},line=7,endLine=7,col=30,endColumn=35,title=pumpflix%3A%3Aattribute%3A%3Aunknown\
         ::there is no attribute `@uniq` here%0Ahelp: did you mean `@unique`?"
    );
    assert_eq!(run.stdout.lines().next(), Some(first.as_str()));
    assert_eq!((run.code, run.stdout.lines().count()), (1, 2));
    // What stands in the text of a message is data and no command.
    let hostile = UNICODE.replace("Rolle", "R100").replace("@uniq", "@map(\"100%\") @map(\"%0A::error::\")");
    let project = Project::new(&[("a.prisma", &hostile), ("b.prisma", WARNED)]);
    let run = project.run(&["check", "a.prisma", "b.prisma", "--format", "github"]);
    assert!(
        run.stdout
            .lines()
            .all(|line| line.starts_with("::error file=a.") || line.starts_with("::warning file=b."))
    );
}

#[test]
fn sarif_is_valid_by_its_schema() {
    let mut schema: Value = serde_json::from_str(include_str!("../data/sarif-2.1.0.json")).unwrap();
    // The pattern for languages holds a bracket too many, at which a strict reader of patterns stops.
    for definition in schema["definitions"].as_object_mut().unwrap().values_mut() {
        if let Some(pattern) = definition.pointer_mut("/properties/language/pattern") {
            *pattern = json!("^[a-zA-Z]{2}(-[a-zA-Z]{2})?$");
        }
    }
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    let check = |log: &Value| validator.iter_errors(log).map(|error| error.to_string()).collect::<Vec<_>>();
    let project = Project::new(&[
        ("fine.prisma", SCHEMA),
        ("a b,ü.prisma", UNICODE),
        ("warned.prisma", WARNED),
        ("folder/one.prisma", "model User {\n  id Int @id\n"),
        ("folder/two.prisma", "}\n\n<<<<<<< HEAD\n"),
        ("empty.prisma", ""),
    ]);
    let mut results = 0;
    for paths in [
        &["fine.prisma"][..],
        &["a b,ü.prisma", "warned.prisma", "fine.prisma"],
        &["folder"],
        &["empty.prisma"],
    ] {
        let log = parsed(&project, &[&["check", "--format", "sarif"][..], paths].concat());
        assert_eq!(check(&log), Vec::<String>::new(), "{log:#}");
        results += log["runs"][0]["results"].as_array().unwrap().len();
    }
    assert!(results >= 5, "only {results} results were looked at");
    // The schema does find what is wrong.
    let log = parsed(&project, &["check", "a b,ü.prisma", "--format", "sarif"]);
    for (pointer, value) in [
        ("/version", json!("2.0.0")),
        ("/runs/0/results/0/level", json!("fatal")),
        ("/runs/0/results/0/locations/0/physicalLocation/region/startLine", json!(0)),
        ("/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri", json!("a b\u{1}")),
    ] {
        let mut broken = log.clone();
        *broken.pointer_mut(pointer).unwrap() = value;
        assert!(!check(&broken).is_empty(), "{pointer}");
    }
}

#[test]
fn exit_codes_of_check() {
    let project =
        Project::new(&[("fine.prisma", SCHEMA), ("wrong.prisma", UNICODE), ("warned.prisma", WARNED)]);
    project.write("bytes.prisma", [0xff, 0xfe, 0x41]);
    for format in ["human", "json", "github", "sarif"] {
        for (args, code) in [
            (&["fine.prisma"][..], 0),
            (&["warned.prisma"], 0),
            (&["fine.prisma", "--deny-warnings"], 0),
            (&["warned.prisma", "--deny-warnings"], 1),
            (&["wrong.prisma"], 1),
            (&["fine.prisma", "wrong.prisma"], 1),
            (&["nowhere.prisma"], 2),
            (&["wrong.prisma", "nowhere.prisma"], 2),
            (&["bytes.prisma"], 2),
            (&["fine.prisma", "--unknown"], 2),
        ] {
            let run = project.run(&[&["check", "--format", format][..], args].concat());
            assert_eq!(run.code, code, "{format} {args:?}\n{}{}", run.stdout, run.stderr);
        }
    }
    assert_eq!(project.run(&["check", "fine.prisma", "--format", "xml"]).code, 2);
}

#[test]
fn exit_codes_of_format() {
    let ugly = SCHEMA.replace("  id ", " id ");
    let project = Project::new(&[("fine.prisma", SCHEMA), ("ugly.prisma", &ugly)]);
    project.write("bytes.prisma", [0xff, 0xfe, 0x41]);
    assert_eq!(project.run(&["format", "fine.prisma"]).code, 0);
    for (args, code) in [
        (&["fine.prisma", "--check"][..], 0),
        (&["ugly.prisma", "--check"], 1),
        (&["fine.prisma", "ugly.prisma", "--check"], 1),
        (&["nowhere.prisma"], 2),
        (&["ugly.prisma", "nowhere.prisma", "--check"], 2),
        (&["bytes.prisma"], 2),
        (&["--unknown"], 2),
        (&["ugly.prisma"], 0),
        (&["ugly.prisma", "--check"], 0),
    ] {
        let run = project.run(&[&["format"][..], args].concat());
        assert_eq!(run.code, code, "{args:?}\n{}{}", run.stdout, run.stderr);
    }
}
