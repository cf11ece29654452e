BEGIN TRY

BEGIN TRAN;

-- CreateSchema
IF NOT EXISTS (SELECT * FROM sys.schemas WHERE name = N'dbo') EXEC sp_executesql N'CREATE SCHEMA [dbo];';

-- CreateTable
CREATE TABLE [dbo].[AModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBe] (
    [id] INT NOT NULL,
    [größe_einer_sehr_langen_spalte_mit_ümlauten_in_ihrem_namen_äöüäöü] INT NOT NULL,
    CONSTRAINT [AModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBe_pkey] PRIMARY KEY CLUSTERED ([id]),
    CONSTRAINT [AModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBe_größe_einer_sehr_langen_spalte_mit_ümlauten_in_ihrem_namen__key] UNIQUE NONCLUSTERED ([größe_einer_sehr_langen_spalte_mit_ümlauten_in_ihrem_namen_äöüäöü])
);

-- CreateTable
CREATE TABLE [dbo].[BModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBe] (
    [id] INT NOT NULL,
    [first] INT NOT NULL,
    CONSTRAINT [BModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBe_pkey] PRIMARY KEY CLUSTERED ([id])
);

-- CreateTable
CREATE TABLE [dbo].[_AModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBeToBModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBe] (
    [A] INT NOT NULL,
    [B] INT NOT NULL,
    CONSTRAINT [_AModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBeToBModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThe_AB_unique] UNIQUE NONCLUSTERED ([A],[B])
);

-- CreateIndex
CREATE NONCLUSTERED INDEX [BModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBe_id_first_idx] ON [dbo].[BModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBe]([id], [first]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [_AModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBeToBModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemT_B_index] ON [dbo].[_AModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBeToBModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBe]([B]);

-- AddForeignKey
ALTER TABLE [dbo].[_AModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBeToBModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBe] ADD CONSTRAINT [_AModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBeToBModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemTo_A_fkey] FOREIGN KEY ([A]) REFERENCES [dbo].[AModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBe]([id]) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE [dbo].[_AModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBeToBModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBe] ADD CONSTRAINT [_AModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBeToBModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemTo_B_fkey] FOREIGN KEY ([B]) REFERENCES [dbo].[BModelWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBe]([id]) ON DELETE CASCADE ON UPDATE CASCADE;

COMMIT TRAN;

END TRY
BEGIN CATCH

IF @@TRANCOUNT > 0
BEGIN
    ROLLBACK TRAN;
END;
THROW

END CATCH
