-- CreateTable
CREATE TABLE `Thing` (
    `id` INTEGER NOT NULL,
    `called` VARCHAR(191) NOT NULL DEFAULT (lower('ABC')),
    `enclosed` VARCHAR(191) NOT NULL DEFAULT (lower('ABC')),
    `literal` VARCHAR(191) NOT NULL DEFAULT 'abc',
    `time` VARCHAR(191) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
