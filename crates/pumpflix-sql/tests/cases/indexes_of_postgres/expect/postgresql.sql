-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Document" (
    "id" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "tags" TEXT[],
    "name" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "ip" INET NOT NULL,

    CONSTRAINT "Document_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Document_body_idx" ON "Document" USING GIN ("body" jsonb_path_ops);

-- CreateIndex
CREATE INDEX "Document_tags_idx" ON "Document" USING GIN ("tags");

-- CreateIndex
CREATE INDEX "Document_name_idx" ON "Document"("name" text_pattern_ops);

-- CreateIndex
CREATE INDEX "document_name_hash" ON "Document" USING HASH ("name");

-- CreateIndex
CREATE INDEX "Document_at_idx" ON "Document" USING BRIN ("at" timestamp_minmax_multi_ops);

-- CreateIndex
CREATE INDEX "Document_ip_idx" ON "Document" USING GIST ("ip" inet_ops);
