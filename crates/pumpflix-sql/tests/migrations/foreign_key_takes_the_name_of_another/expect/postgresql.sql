-- DropForeignKey
ALTER TABLE "Part" DROP CONSTRAINT "first";

-- RenameForeignKey
ALTER TABLE "Part" RENAME CONSTRAINT "second" TO "third";

-- AddForeignKey
ALTER TABLE "Part" ADD CONSTRAINT "second" FOREIGN KEY ("oneId") REFERENCES "Thing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
