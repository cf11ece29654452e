//! The command line.

use clap::Parser;

/// Highest `--scale`: organization numbers have six digits in invoice numbers.
const MAX_SCALE: u32 = 999_999;

/// Creates the PumpFlix database and fills it with sample data.
///
/// Creates the tables in an empty database, then adds what is missing of the default organization, its test user
/// (test@example.com, password123) and linked rows for every model. Running it again changes nothing.
#[derive(Clone, Debug, PartialEq, Eq, Parser)]
#[command(version, after_help = AFTER_HELP)]
pub struct Args {
    /// The database: `sqlite:FILE` (made if missing) or `postgres://USER:PASSWORD@HOST/NAME` (must exist)
    #[arg(long, value_name = "URL", default_value = "sqlite:pumpflix.db")]
    pub url: String,

    /// Adds that many more organizations with all that belongs to them; the same number gives the same rows
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = clap::value_parser!(u32).range(0..=i64::from(MAX_SCALE)))]
    pub scale: u32,

    /// Prints nothing but errors
    #[arg(short, long)]
    pub quiet: bool,
}

const AFTER_HELP: &str = "\
Examples:
  pumpflix-seeder
  pumpflix-seeder --scale 100
  pumpflix-seeder --url sqlite:data/try.db
  pumpflix-seeder --url postgres://me:secret@localhost/pumpflix --scale 1000

Exit codes:
  0  the database holds all the data
  1  it could not be done; what was begun of an organization is undone, whole organizations stay
  2  the command line is wrong, or its URL names no kind of database that is known";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_is_a_file_here() {
        let args = Args::try_parse_from(["pumpflix-seeder"]).unwrap();
        assert_eq!(args, Args { url: "sqlite:pumpflix.db".to_owned(), scale: 0, quiet: false });
    }

    #[test]
    fn a_scale_must_be_a_number_that_fits() {
        for wrong in ["-1", "many", "1000000", "1.5", ""] {
            assert!(Args::try_parse_from(["pumpflix-seeder", "--scale", wrong]).is_err(), "{wrong}");
        }
        let args = Args::try_parse_from(["pumpflix-seeder", "--scale", "12", "-q"]).unwrap();
        assert_eq!((args.scale, args.quiet), (12, true));
    }
}
