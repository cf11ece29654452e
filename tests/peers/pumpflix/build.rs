//! Generates the client that is measured, from the schema of the other benchmark.

fn main() -> Result<(), pumpflix_build::Error> {
    pumpflix_build::compile("../../bench/schema.prisma")
}
