-- AlterTable
CREATE SEQUENCE "Thing_id_seq" AS BIGINT;
CREATE SEQUENCE "Thing_number_seq" AS INTEGER;
CREATE SEQUENCE "Thing_maybe_seq" AS INTEGER;
ALTER TABLE "Thing" ALTER COLUMN "id" SET DEFAULT nextval('"Thing_id_seq"'),
ALTER COLUMN "number" SET DEFAULT nextval('"Thing_number_seq"'),
ALTER COLUMN "maybe" SET NOT NULL,
ALTER COLUMN "maybe" SET DEFAULT nextval('"Thing_maybe_seq"');
ALTER SEQUENCE "Thing_id_seq" OWNED BY "Thing"."id";
SELECT setval('"Thing_id_seq"', coalesce((SELECT max("id") FROM "Thing"), 0) + 1, false);
ALTER SEQUENCE "Thing_number_seq" OWNED BY "Thing"."number";
SELECT setval('"Thing_number_seq"', coalesce((SELECT max("number") FROM "Thing"), 0) + 1, false);
ALTER SEQUENCE "Thing_maybe_seq" OWNED BY "Thing"."maybe";
SELECT setval('"Thing_maybe_seq"', coalesce((SELECT max("maybe") FROM "Thing"), 0) + 1, false);
