-- RenameTable
RENAME TABLE `Old` TO `New`;
