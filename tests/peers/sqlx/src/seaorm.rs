//! The tasks through `sea-orm`, on either database.

use std::hint::black_box;

use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, ConnectOptions, Database, DatabaseConnection,
    DbErr, EntityTrait as _, ExprTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
    TransactionTrait as _, sea_query::Expr,
};

use crate::entities::{author, comment, post};
use crate::protocol::{self as p, Digest, Outcome, Peer, Start, Task};

/// A pool.
pub(crate) struct SeaOrm(DatabaseConnection);

impl SeaOrm {
    /// Opens the pool.
    pub(crate) async fn connect(start: &Start) -> Outcome<Self> {
        let mut options = ConnectOptions::new(&start.url);
        options.max_connections(u32::try_from(start.connections)?);
        options.test_before_acquire(false).sqlx_logging(false);
        options.map_sqlx_sqlite_opts(|options| {
            options
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Normal)
                .foreign_keys(true)
        });
        Ok(Self(Database::connect(options).await?))
    }
}

impl Peer for SeaOrm {
    async fn run(&self, task: Task, number: u32, digest: &mut Digest) -> Outcome {
        let db = &self.0;
        match task {
            Task::Unique => {
                let found = author::Entity::find_by_email(p::email(number)).one(db).await?;
                note_author(digest, &black_box(found).ok_or("no such author")?);
            }
            Task::Filtered => {
                let posts = post::Entity::find()
                    .filter(post::Column::Published.eq(false))
                    .filter(post::Column::Views.lt(p::FEW_VIEWS))
                    .order_by_desc(post::Column::Id)
                    .limit(20)
                    .all(db)
                    .await?;
                for post in &black_box(posts) {
                    note_post(digest, post);
                }
            }
            Task::Tree => {
                let authors = author::Entity::load()
                    .filter(author::Column::Id.lte(p::WRITERS))
                    .with((post::Entity, comment::Entity))
                    .all(db)
                    .await?;
                note_tree(digest, &black_box(authors));
            }
            Task::Insert => {
                let new = author::ActiveModel { email: Set(p::new_email(number)), ..Default::default() };
                note_author(digest, &black_box(new.insert(db).await?));
            }
            Task::Bulk => {
                let posts = (0..p::BULK).map(|at| new_post(p::bulk_post(number, at), p::BULK_AUTHOR));
                digest.count(post::Entity::insert_many(posts).exec_without_returning(db).await?);
            }
            Task::Update => {
                let updated = author::Entity::update_many()
                    .col_expr(author::Column::Logins, Expr::col(author::Column::Logins).add(1))
                    .filter(author::Column::Id.eq(p::id_of(number)))
                    .exec_with_returning(db)
                    .await?;
                note_author(digest, black_box(updated).first().ok_or("no such author")?);
            }
            Task::Nested => note_author(digest, &black_box(nested(db, number).await?)),
            Task::Group => {
                let groups: Vec<(i32, i64, Option<i64>)> = post::Entity::find()
                    .select_only()
                    .column(post::Column::AuthorId)
                    .column_as(post::Column::Id.count(), "count")
                    .column_as(post::Column::Views.sum(), "views")
                    .group_by(post::Column::AuthorId)
                    .having(post::Column::Id.count().gt(p::FEW_POSTS))
                    .order_by_desc(post::Column::Id.count())
                    .limit(10)
                    .into_tuple()
                    .all(db)
                    .await?;
                for (author, count, views) in black_box(groups) {
                    digest.group(author, count, views);
                }
            }
            Task::Rows => {
                let posts = post::Entity::find().all(db).await?;
                for post in &black_box(posts) {
                    note_post(digest, post);
                }
            }
        }
        Ok(())
    }
}

/// One statement a level; the nested active models of the second version take one a row.
async fn nested(db: &DatabaseConnection, number: u32) -> Result<author::Model, DbErr> {
    let transaction = db.begin().await?;
    let new = author::ActiveModel { email: Set(p::nested_email(number)), ..Default::default() };
    let author = new.insert(&transaction).await?;
    let posts = (0..3).map(|at| new_post(p::nested_title(number, at), author.id));
    let posts = post::Entity::insert_many(posts).exec_with_returning(&transaction).await?;
    let comments = (0..).zip(&posts).flat_map(|(at, post)| {
        (0..2).map(move |c| comment::ActiveModel {
            text: Set(p::nested_text(number, at, c)),
            post_id: Set(post.id),
            ..Default::default()
        })
    });
    comment::Entity::insert_many(comments).exec_without_returning(&transaction).await?;
    transaction.commit().await?;
    Ok(author)
}

fn new_post((title, body): (String, String), author_id: i32) -> post::ActiveModel {
    post::ActiveModel { title: Set(title), body: Set(body), author_id: Set(author_id), ..Default::default() }
}

fn note_author(digest: &mut Digest, author: &author::Model) {
    digest.author(author.id, &author.email, author.name.as_deref(), author.logins);
}

fn note_post(digest: &mut Digest, post: &post::Model) {
    let time = || post.created_at.format("%FT%T%.3f").to_string();
    digest.post((post.id, post.author_id), (&post.title, &post.body), post.published, post.views, time);
}

fn note_tree(digest: &mut Digest, authors: &[author::ModelEx]) {
    for author in authors {
        digest.author(author.id, &author.email, author.name.as_deref(), author.logins);
        for post in &author.posts {
            let time = || post.created_at.format("%FT%T%.3f").to_string();
            let keys = (post.id, post.author_id);
            digest.post(keys, (&post.title, &post.body), post.published, post.views, time);
            for comment in &post.comments {
                digest.comment(author.id, post.id, comment.id, &comment.text);
            }
        }
    }
}
