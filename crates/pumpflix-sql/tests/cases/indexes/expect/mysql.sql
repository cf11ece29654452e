-- CreateTable
CREATE TABLE `Page` (
    `id` INTEGER NOT NULL,
    `slug` VARCHAR(191) NOT NULL,
    `title` VARCHAR(191) NOT NULL,
    `views` INTEGER NOT NULL,

    UNIQUE INDEX `Page_slug_key`(`slug` DESC),
    INDEX `hot`(`views` DESC, `title` ASC),
    INDEX `Page_title_idx`(`title`),
    UNIQUE INDEX `Page_title_views_key`(`title`, `views`),
    UNIQUE INDEX `odd "name"`(`views`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
