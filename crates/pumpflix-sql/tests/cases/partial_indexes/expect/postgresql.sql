-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Page" (
    "id" INTEGER NOT NULL,
    "title" TEXT,
    "live" BOOLEAN NOT NULL,
    "views" INTEGER NOT NULL,

    CONSTRAINT "Page_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Page_views_idx" ON "Page"("views") WHERE (views > 3);

-- CreateIndex
CREATE UNIQUE INDEX "Page_title_key" ON "Page"("title") WHERE ("live" = true AND "title" IS NOT NULL);
