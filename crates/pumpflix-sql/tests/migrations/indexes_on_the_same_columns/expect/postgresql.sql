-- CreateIndex
CREATE INDEX "a_second" ON "Thing"("a");

-- RenameIndex
ALTER INDEX "b_second" RENAME TO "b_third";
