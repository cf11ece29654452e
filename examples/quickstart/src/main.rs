//! Writes a note and reads it back, with a client made from `schema.prisma`.

use db::{Db, author, note};

pumpflix_client::include_db!();

#[tokio::main(flavor = "current_thread")]
async fn main() -> pumpflix_client::Result<()> {
    let db = Db::connect("sqlite::memory:").await?;
    db.create_tables().await?;

    let ann = db.author().create(author::New { email: "ann@example.com".into(), name: "Ann".into() }).await?;
    db.note().create(note::New { text: "Hello".into(), author_id: (&ann).into() }).await?;

    for (author, notes) in db.author().find_many().with(author::notes).await? {
        println!("{} wrote {}", author.name, notes[0].text);
    }
    Ok(())
}
