-- AlterTable
ALTER TABLE "Box" ALTER COLUMN "name" SET DATA TYPE TEXT[] USING (array_remove(ARRAY["name"], NULL)),
ALTER COLUMN "color" DROP DEFAULT,
ALTER COLUMN "color" SET DATA TYPE "Color"[] USING (array_remove(ARRAY["color"], NULL)),
ALTER COLUMN "color" SET DEFAULT ARRAY['RED']::"Color"[],
ALTER COLUMN "names" SET NOT NULL,
ALTER COLUMN "names" SET DATA TYPE TEXT,
DROP COLUMN "colors",
ADD COLUMN     "colors" "Color";
