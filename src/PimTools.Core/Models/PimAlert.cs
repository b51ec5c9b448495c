using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Models;

namespace PimTools;

/// <summary>A security alert of PIM itself, for Entra roles or for an Azure scope.</summary>
public sealed class PimAlert : IOfTenant
{
    private readonly PimDetails _settings = new(new Dictionary<string, string>());
    private readonly IReadOnlyList<PimAlertIncident> _incidents = Array.Empty<PimAlertIncident>();

    internal PimAlert(string id, string name, PimScope scope)
    {
        Id = id;
        Name = name;
        Place = scope;
    }

    /// <summary>The alert's id at the service.</summary>
    public string Id { get; }

    /// <summary>The name, the same in every tenant: TooManyGlobalAdminsAssignedToTenant.</summary>
    public string Name { get; }

    /// <summary>The title, in the service's words; null where the service does not say.</summary>
    public string? Title { get; init; }

    /// <summary>The kind of roles.</summary>
    public PimKind Kind => Place.Kind;

    /// <summary>The scope's name.</summary>
    public string Scope => Place.DisplayName;

    /// <summary>The scope's id.</summary>
    public string ScopeId => Place.Id;

    /// <summary>The severity.</summary>
    public PimAlertSeverity Severity { get; init; }

    /// <summary>Tells whether it warns of something now, and was not dismissed since; null where the service does not say.</summary>
    public bool? IsActive { get; init; }

    /// <summary>Tells whether it is looked for; null where the service does not say.</summary>
    public bool? IsEnabled { get; init; }

    /// <summary>The number of incidents, as the service counts them; null where it does not say.</summary>
    public int? IncidentCount { get; init; }

    /// <summary>The time of the last scan, UTC; null for never.</summary>
    public DateTimeOffset? LastScanned { get; init; }

    /// <summary>The time of the last change, UTC; null for never.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>The incidents in words: people and roles.</summary>
    public PimTextList IncidentNames => new(Incidents.Select(one => one.ToString()), "; ");

    /// <summary>The thresholds that it has, by the service's names; durations are ISO 8601.</summary>
    public IReadOnlyDictionary<string, string> Settings
    {
        get => _settings;
        init => _settings = new PimDetails(value);
    }

    /// <summary>Tells whether it has thresholds to be set; null where the service does not say.</summary>
    public bool? IsConfigurable { get; init; }

    /// <summary>Tells whether the service offers to mend incidents; null where it does not say.</summary>
    public bool? IsRemediatable { get; init; }

    /// <summary>The danger that it warns of; null where the service does not say.</summary>
    public string? Description { get; init; }

    /// <summary>The harm that may come of it; null where the service does not say.</summary>
    public string? SecurityImpact { get; init; }

    /// <summary>The steps against it; null where the service does not say.</summary>
    public string? MitigationSteps { get; init; }

    /// <summary>The steps that keep it from coming back; null where the service does not say.</summary>
    public string? HowToPrevent { get; init; }

    /// <summary>The type of its configuration, in the service's words; null where it has none.</summary>
    public string? ConfigurationType { get; init; }

    /// <summary>The tenant that it was read from; null where it was not put out by itself.</summary>
    public string? TenantId { get; internal set; }

    string? IOfTenant.TenantId
    {
        get => TenantId;
        set => TenantId = value;
    }

    /// <summary>The scope.</summary>
    internal PimScope Place { get; }

    /// <summary>The incidents.</summary>
    internal IReadOnlyList<PimAlertIncident> Incidents
    {
        get => _incidents;
        init
        {
            _incidents = value;
            foreach (var incident in value)
            {
                incident.Alert = Name;
                incident.Scope = Scope;
            }
        }
    }

    /// <inheritdoc />
    public override string ToString() => $"{Name} at {Scope}";
}
