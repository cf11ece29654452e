//! The starter projects of `templates/`, carried inside the program.

use crate::args::Template;

/// What stands for the project's name in a template.
pub(super) const NAME: &str = "my-app";

/// A file: path in the project, text.
type File = (&'static str, &'static str);

/// A file of `templates/<template>/`, under the path that it has in the project.
macro_rules! file {
    ($template:literal, $path:literal, $source:literal) => {
        ($path, include_str!(concat!("../../../../../templates/", $template, "/", $source)))
    };
    ($template:literal, $path:literal) => {
        file!($template, $path, $path)
    };
}

const QUICKSTART: &[File] = &[
    file!("quickstart", "Cargo.toml"),
    file!("quickstart", "schema.prisma"),
    file!("quickstart", "build.rs"),
    file!("quickstart", "src/main.rs"),
    file!("quickstart", ".gitignore", "gitignore"),
    file!("quickstart", ".github/workflows/ci.yml", "ci.yml"),
];

const SERVICE: &[File] = &[
    file!("service", "Cargo.toml"),
    file!("service", "schema.prisma"),
    file!("service", "src/main.rs"),
    file!("service", ".gitignore", "gitignore"),
    file!("service", ".github/workflows/ci.yml", "ci.yml"),
];

const LIBRARY: &[File] = &[
    file!("library", "Cargo.toml"),
    file!("library", "schema.prisma"),
    file!("library", "src/lib.rs"),
    file!("library", "examples/tour.rs"),
    file!("library", ".gitignore", "gitignore"),
    file!("library", ".github/workflows/ci.yml", "ci.yml"),
];

/// The files of a template.
pub(super) const fn files(template: Template) -> &'static [File] {
    match template {
        Template::Quickstart => QUICKSTART,
        Template::Service => SERVICE,
        Template::Library => LIBRARY,
    }
}

/// The command that shows the project at work.
pub(super) const fn next(template: Template) -> &'static str {
    match template {
        Template::Quickstart | Template::Service => "cargo run",
        Template::Library => "cargo run --example tour",
    }
}
