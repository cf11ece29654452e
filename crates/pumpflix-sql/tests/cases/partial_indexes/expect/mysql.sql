-- CreateTable
CREATE TABLE `Page` (
    `id` INTEGER NOT NULL,
    `title` VARCHAR(191) NULL,
    `live` BOOLEAN NOT NULL,
    `views` INTEGER NOT NULL,

    INDEX `Page_views_idx`(`views`),
    UNIQUE INDEX `Page_title_key`(`title`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
