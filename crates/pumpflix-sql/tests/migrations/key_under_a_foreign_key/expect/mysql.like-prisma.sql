-- DropIndex
DROP INDEX `Thing_code_key` ON `Thing`;

-- AlterTable
ALTER TABLE `Thing` DROP PRIMARY KEY,
    ADD PRIMARY KEY (`code`);

-- CreateIndex
CREATE UNIQUE INDEX `Thing_id_key` ON `Thing`(`id`);
