namespace PimTools.Emulator.Host.Month;

/// <summary>A role at its scope, as the calls name it.</summary>
/// <param name="Kind">EntraRole, Group or AzureRole.</param>
/// <param name="Name">The role's name; of a group its name.</param>
/// <param name="Id">The id of the role, or of the group.</param>
/// <param name="Scope">The path of the scope of an Azure role; empty for the others.</param>
internal sealed record MonthTarget(string Kind, string Name, string Id, string Scope = "");
