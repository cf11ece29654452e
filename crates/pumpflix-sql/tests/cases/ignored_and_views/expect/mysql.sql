-- CreateTable
CREATE TABLE `Hidden` (
    `id` INTEGER NOT NULL,
    `secret` VARCHAR(191) NULL,

    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `Partly` (
    `id` INTEGER NOT NULL,
    `secret` VARCHAR(191) NULL,

    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
