BEGIN TRY

BEGIN TRAN;

-- CreateSchema
IF NOT EXISTS (SELECT * FROM sys.schemas WHERE name = N'dbo') EXEC sp_executesql N'CREATE SCHEMA [dbo];';

-- CreateTable
CREATE TABLE [dbo].[Page] (
    [id] INT NOT NULL,
    [title] NVARCHAR(1000),
    [live] BIT NOT NULL,
    [views] INT NOT NULL,
    CONSTRAINT [Page_pkey] PRIMARY KEY CLUSTERED ([id])
);

-- CreateIndex
CREATE NONCLUSTERED INDEX [Page_views_idx] ON [dbo].[Page]([views]) WHERE (views > 3);

-- CreateIndex
CREATE UNIQUE NONCLUSTERED INDEX [Page_title_key] ON [dbo].[Page]([title]) WHERE ([live] = 1 AND [title] IS NOT NULL);

COMMIT TRAN;

END TRY
BEGIN CATCH

IF @@TRANCOUNT > 0
BEGIN
    ROLLBACK TRAN;
END;
THROW

END CATCH
