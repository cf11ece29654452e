-- AlterExtension
ALTER EXTENSION "citext" SET SCHEMA "other";

-- AlterExtension
ALTER EXTENSION "hstore" UPDATE TO "1.8";
