//! Makes a team of two and lists it.

use data::{Db, Role, member, team};

#[tokio::main(flavor = "current_thread")]
async fn main() -> pumpflix_client::Result<()> {
    let db = Db::connect("sqlite::memory:").await?;
    db.create_tables().await?;

    let acme = db.team().create(team::New { slug: "acme".into(), name: "Acme".into() }).await?;
    for (email, role) in [("ann@example.com", Role::Owner), ("ben@example.com", Role::Member)] {
        let new = member::New { email: email.into(), team_id: (&acme).into() };
        db.member().create(new.role(role)).await?;
    }

    for (team, members) in db.team().find_many().with(team::members.order_by(member::email.asc())).await? {
        println!("{}:", team.name);
        for member in members {
            println!("  {} ({})", member.email, member.role);
        }
    }
    Ok(())
}
