-- DropExtension
DROP EXTENSION "citext";

-- DropExtension
DROP EXTENSION "hstore";

-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "citext" WITH SCHEMA "other";

-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "hstore" WITH VERSION "1.8";
