-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Page" (
    "id" INT4 NOT NULL,
    "title" STRING,
    "live" BOOL NOT NULL,
    "views" INT4 NOT NULL,

    CONSTRAINT "Page_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Page_views_idx" ON "Page"("views") WHERE (views > 3);

-- CreateIndex
CREATE UNIQUE INDEX "Page_title_key" ON "Page"("title") WHERE ("live" = true AND "title" IS NOT NULL);
