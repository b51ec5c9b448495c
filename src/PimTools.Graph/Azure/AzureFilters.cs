using PimTools.Graph.Http;

namespace PimTools.Graph.Azure;

/// <summary>Writes the filters that Azure's lists know (API reference, section 5.1). They cannot be joined at will.</summary>
internal static class AzureFilters
{
    /// <summary>The filter for what the caller has, through groups included; over the whole tenant it may be asked for without a right.</summary>
    public const string AsTarget = "asTarget()";

    /// <summary>At the scope or above it.</summary>
    public const string AtScope = "atScope()";

    private const string AsRequestor = "asRequestor()";
    private const string AsApprover = "asApprover()";

    public static string Of(PimRequestRelation relation) => relation switch
    {
        PimRequestRelation.ForMyApproval => AsApprover,
        PimRequestRelation.CreatedByMe => AsRequestor,
        _ => AsTarget,
    };

    /// <summary>
    /// Everything there is to be read at one of many scopes, or all of it that is somebody's. Below a subscription nothing else is asked;
    /// below a management group all the others are.
    /// </summary>
    public static string? Everything(PimScope scope, string? principalId) =>
        OData.Equal("principalId", principalId) ?? (scope.Type == PimScopeType.ManagementGroup ? AtScope : null);
}
