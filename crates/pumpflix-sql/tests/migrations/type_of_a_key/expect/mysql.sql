-- DropForeignKey
ALTER TABLE `Part` DROP FOREIGN KEY `Part_thingId_fkey`;

-- AlterTable
ALTER TABLE `Thing` DROP PRIMARY KEY,
    MODIFY `id` BIGINT NOT NULL,
    ADD PRIMARY KEY (`id`);

-- AlterTable
ALTER TABLE `Part` MODIFY `thingId` BIGINT NOT NULL;

-- AddForeignKey
ALTER TABLE `Part` ADD CONSTRAINT `Part_thingId_fkey` FOREIGN KEY (`thingId`) REFERENCES `Thing`(`id`) ON DELETE RESTRICT ON UPDATE CASCADE;
