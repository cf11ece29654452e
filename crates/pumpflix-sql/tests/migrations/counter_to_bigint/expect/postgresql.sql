-- DropForeignKey
ALTER TABLE "Post" DROP CONSTRAINT "Post_userId_fkey";

-- AlterTable
ALTER TABLE "User" ALTER COLUMN "id" SET DATA TYPE BIGINT;
ALTER SEQUENCE "User_id_seq" AS BIGINT;

-- AlterTable
CREATE SEQUENCE "Post_id_seq" AS INTEGER;
ALTER TABLE "Post" ALTER COLUMN "id" SET DEFAULT nextval('"Post_id_seq"'),
ALTER COLUMN "userId" SET DATA TYPE BIGINT;
ALTER SEQUENCE "Post_id_seq" OWNED BY "Post"."id";
SELECT setval('"Post_id_seq"', coalesce((SELECT max("id") FROM "Post"), 0) + 1, false);

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "Post_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
