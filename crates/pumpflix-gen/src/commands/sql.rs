//! `pumpflix-gen sql`

use super::build::not_served;
use crate::args::SqlArgs;
use crate::outcome::{Exit, Failure, Outcome, print};
use pumpflix_dialect::Dialect;
use pumpflix_sql::RenderOptions;

/// Prints the script that creates the tables in one database.
pub(crate) fn run(args: &SqlArgs) -> Outcome {
    let path = args.schema.clone().map_or_else(pumpflix_build::find, Ok)?;
    let input = pumpflix_build::read(&path)?;
    let checked = pumpflix_build::load(&input)?;
    let schema = match (args.database, checked.schemas.as_slice()) {
        (Some(dialect), _) => checked.get(dialect).ok_or_else(|| not_served(dialect, &checked))?,
        (None, [only]) => only,
        (None, several) => {
            let names: Vec<_> = several.iter().map(|schema| schema.dialect).map(Dialect::provider).collect();
            let message =
                format!("the schema serves several databases; say --database {}", names.join(" or "));
            return Err(Failure::failed(message));
        }
    };
    let options = RenderOptions { like_prisma: args.like_prisma };
    print(&pumpflix_sql::create_script_with(&pumpflix_sql::lower(schema), options))?;
    Ok(Exit::Fine)
}
