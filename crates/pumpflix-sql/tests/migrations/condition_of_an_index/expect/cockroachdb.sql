-- DropIndex
DROP INDEX "Thing_views_idx";

-- CreateIndex
CREATE INDEX "Thing_views_idx" ON "Thing"("views") WHERE (views > 4);
