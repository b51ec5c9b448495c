using PimTools.Documents;

namespace PimTools.Configuration;

/// <summary>An approver that a setting is to name.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Name">The name of a user or a group; null for other kinds.</param>
/// <param name="Id">The object id; null where the name says enough.</param>
/// <param name="ManagerLevel">The level of a manager; null for other kinds.</param>
/// <param name="At">The place in the file.</param>
internal sealed record ConfiguredApprover(PimApproverKind Kind, string? Name, string? Id, int? ManagerLevel, DocumentNode At);
