-- AlterTable
CREATE SEQUENCE thing_id_seq;
CREATE SEQUENCE thing_number_seq;
CREATE SEQUENCE thing_maybe_seq;
ALTER TABLE "Thing" ALTER COLUMN "id" SET DEFAULT nextval('thing_id_seq'),
ALTER COLUMN "number" SET DEFAULT nextval('thing_number_seq'),
ALTER COLUMN "maybe" SET DEFAULT nextval('thing_maybe_seq');
ALTER SEQUENCE thing_id_seq OWNED BY "Thing"."id";
ALTER SEQUENCE thing_number_seq OWNED BY "Thing"."number";
ALTER SEQUENCE thing_maybe_seq OWNED BY "Thing"."maybe";
