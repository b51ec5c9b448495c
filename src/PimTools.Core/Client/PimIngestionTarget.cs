using System;

namespace PimTools;

/// <summary>The place in Azure Monitor where rows go (documented: "Logs Ingestion API in Azure Monitor").</summary>
public sealed class PimIngestionTarget
{
    /// <summary>The size of a body that the service takes, in bytes, before it is compressed (documented: 1 MB).</summary>
    internal const int LargestBody = 1_000_000;

    /// <summary>Creates a target.</summary>
    /// <param name="endpoint">The address of a data collection endpoint, or that of the rule itself.</param>
    /// <param name="ruleId">The immutable id of the data collection rule: dcr- and 32 digits.</param>
    /// <param name="stream">The stream of the rule, such as Custom-EntraPim.</param>
    public PimIngestionTarget(Uri endpoint, string ruleId, string stream)
    {
        Endpoint = endpoint;
        RuleId = ruleId;
        Stream = stream;
    }

    /// <summary>The address of the endpoint.</summary>
    public Uri Endpoint { get; }

    /// <summary>The immutable id of the rule.</summary>
    public string RuleId { get; }

    /// <summary>The stream.</summary>
    public string Stream { get; }

    /// <inheritdoc />
    public override string ToString() => $"{Stream} of {RuleId} at {Endpoint.Host}";
}
