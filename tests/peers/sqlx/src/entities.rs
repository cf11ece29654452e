//! `sea-orm`'s entities, in the dense form of its second version.

#![expect(unreachable_pub, reason = "its macros write `pub` beside these structs, which must not be less")]

/// Authors.
pub(crate) mod author {
    use sea_orm::entity::prelude::*;

    /// An author.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "Author")]
    pub struct Model {
        /// Its key.
        #[sea_orm(primary_key)]
        pub id: i32,
        /// Its address.
        #[sea_orm(unique)]
        pub email: String,
        /// Its name.
        pub name: Option<String>,
        /// How often it came.
        pub logins: i32,
        /// What it wrote.
        #[sea_orm(has_many)]
        pub posts: HasMany<super::post::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Posts.
pub(crate) mod post {
    use sea_orm::entity::prelude::*;

    /// A post.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "Post")]
    pub struct Model {
        /// Its key.
        #[sea_orm(primary_key)]
        pub id: i32,
        /// Its title.
        pub title: String,
        /// Its text.
        pub body: String,
        /// Whether it is public.
        pub published: bool,
        /// How often it was read.
        pub views: i32,
        /// When it was written.
        #[sea_orm(column_name = "createdAt")]
        pub created_at: DateTime,
        /// Who wrote it.
        #[sea_orm(column_name = "authorId")]
        pub author_id: i32,
        /// Who wrote it.
        #[sea_orm(belongs_to, from = "author_id", to = "id")]
        pub author: BelongsTo<super::author::Entity>,
        /// What others said.
        #[sea_orm(has_many)]
        pub comments: HasMany<super::comment::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Comments.
pub(crate) mod comment {
    use sea_orm::entity::prelude::*;

    /// A comment.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "Comment")]
    pub struct Model {
        /// Its key.
        #[sea_orm(primary_key)]
        pub id: i32,
        /// Its text.
        pub text: String,
        /// What it is about.
        #[sea_orm(column_name = "postId")]
        pub post_id: i32,
        /// What it is about.
        #[sea_orm(belongs_to, from = "post_id", to = "id")]
        pub post: BelongsTo<super::post::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
