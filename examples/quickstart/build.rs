//! Generates the client of `schema.prisma`; a mistake in the schema fails the build with a report.

fn main() -> Result<(), pumpflix_build::Error> {
    pumpflix_build::compile("schema.prisma")
}
