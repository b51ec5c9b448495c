namespace PimTools.Exports;

/// <summary>Keeps a bookmark so that a process that is ended at any moment leaves either the old one or the new one.</summary>
internal interface IBookmarkStore
{
    /// <summary>Writes the bookmark.</summary>
    /// <exception cref="PimException">It cannot be written.</exception>
    void Save(AuditBookmark bookmark);
}
