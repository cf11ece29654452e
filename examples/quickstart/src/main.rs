//! Writes a note and reads it back, with a client made from `schema.prisma`.

use db::{Db, author, note};

pumpflix_client::include_db!();

#[tokio::main(flavor = "current_thread")]
async fn main() -> pumpflix_client::Result<()> {
    let db = Db::connect("sqlite:app.db").await?;
    if db.database().table_names().await?.is_empty() {
        db.create_tables().await?;
    }

    let new = author::New { email: "ann@example.com".into(), name: "Ann".into() };
    let ann = db.author().upsert(author::by_email("ann@example.com"), new).await?;
    db.note().create(note::New { text: "Hello".into(), author_id: ann.id.into() }).await?;

    let authors = db.author().find_many().with(author::notes.order_by(note::created_at.desc()).take(3)).await?;
    for (author, notes) in authors {
        println!("{} wrote {}", author.name, notes[0].text);
    }
    Ok(())
}
