-- AlterTable
ALTER TABLE `Thing` DROP COLUMN `area`,
    ADD COLUMN `area` polygon NULL;
