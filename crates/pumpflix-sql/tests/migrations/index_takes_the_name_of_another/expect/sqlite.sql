-- DropIndex
DROP INDEX "first";

-- CreateIndex
CREATE INDEX "second" ON "Thing"("a");

-- CreateIndex
CREATE INDEX "first" ON "Thing"("b");
