-- CreateIndex
CREATE INDEX "first" ON "Thing"("b");

-- RenameIndex
ALTER INDEX "first" RENAME TO "second";
