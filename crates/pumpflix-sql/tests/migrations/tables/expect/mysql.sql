-- DropForeignKey
ALTER TABLE `Gone` DROP FOREIGN KEY `Gone_staysId_fkey`;

-- DropForeignKey
ALTER TABLE `_StaysToTag` DROP FOREIGN KEY `_StaysToTag_A_fkey`;

-- DropForeignKey
ALTER TABLE `_StaysToTag` DROP FOREIGN KEY `_StaysToTag_B_fkey`;

-- AlterTable
ALTER TABLE `Stays` MODIFY `name` VARCHAR(191) NULL;

-- DropTable
DROP TABLE `Gone`;

-- DropTable
DROP TABLE `_StaysToTag`;

-- CreateTable
CREATE TABLE `Comes` (
    `id` INTEGER NOT NULL,
    `name` VARCHAR(191) NOT NULL,
    `staysId` INTEGER NOT NULL,

    UNIQUE INDEX `Comes_name_key`(`name`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- AddForeignKey
ALTER TABLE `Comes` ADD CONSTRAINT `Comes_staysId_fkey` FOREIGN KEY (`staysId`) REFERENCES `Stays`(`id`) ON DELETE RESTRICT ON UPDATE CASCADE;
