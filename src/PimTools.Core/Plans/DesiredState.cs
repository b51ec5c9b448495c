using System.Collections.Generic;
using PimTools.Changes;
using PimTools.Models;
using PimTools.Settings;

namespace PimTools.Plans;

/// <summary>The settings and assignments that a document wants, with their names looked up.</summary>
internal sealed class DesiredState
{
    public List<DesiredSetting> Settings { get; } = new();

    public List<DesiredAssignment> Assignments { get; } = new();

    /// <summary>The roles whose assignments the document lists in full.</summary>
    public HashSet<SettingKey> Listed { get; } = new();

    /// <summary>The same roles, to read their assignments.</summary>
    public List<PimRole> ListedRoles { get; } = new();

    /// <summary>The break-glass accounts.</summary>
    public List<PimPrincipal> BreakGlass { get; } = new();

    /// <summary>The assignments that the document marks as protected.</summary>
    public HashSet<AssignmentKey> Protected { get; } = new();
}
