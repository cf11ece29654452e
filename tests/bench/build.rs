//! Generates the client that is measured.

fn main() -> Result<(), pumpflix_build::Error> {
    pumpflix_build::compile("schema.prisma")
}
