-- CreateIndex
CREATE INDEX "a_second" ON "Thing"("a");

-- RedefineIndex
DROP INDEX "b_second";
CREATE INDEX "b_third" ON "Thing"("b");
