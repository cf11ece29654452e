-- CreateTable
CREATE TABLE "Page" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "views" INTEGER NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "Page_slug_key" ON "Page"("slug" DESC);

-- CreateIndex
CREATE INDEX "hot" ON "Page"("views" DESC, "title" ASC);

-- CreateIndex
CREATE INDEX "Page_title_idx" ON "Page"("title");

-- CreateIndex
CREATE UNIQUE INDEX "Page_title_views_key" ON "Page"("title", "views");

-- CreateIndex
CREATE UNIQUE INDEX "odd "name"" ON "Page"("views");
