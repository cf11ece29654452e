-- RedefineTables
CREATE TABLE "a"."_prisma_new_Thing" (
    "id" INT8 NOT NULL,

    CONSTRAINT "Thing_pkey" PRIMARY KEY ("id")
);
INSERT INTO "a"."_prisma_new_Thing" ("id") SELECT "id" FROM "Thing";
DROP TABLE "a"."Thing" CASCADE;
ALTER TABLE "a"."_prisma_new_Thing" RENAME TO "Thing";
