-- CreateIndex
CREATE INDEX "first" ON "Thing"("b");

-- RedefineIndex
DROP INDEX "first";
CREATE INDEX "second" ON "Thing"("a");
