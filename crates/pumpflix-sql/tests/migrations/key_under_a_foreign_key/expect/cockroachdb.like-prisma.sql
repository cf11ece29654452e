-- DropIndex
DROP INDEX "Thing_code_key";

-- AlterPrimaryKey
ALTER TABLE "Thing" ALTER PRIMARY KEY USING COLUMNS ("code");

-- CreateIndex
CREATE UNIQUE INDEX "Thing_id_key" ON "Thing"("id");
