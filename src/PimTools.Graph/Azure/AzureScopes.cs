namespace PimTools.Graph.Azure;

/// <summary>Tells where an Azure role can be assigned, activated and set. Nothing is ever sent to a wider scope than the one that was meant.</summary>
internal static class AzureScopes
{
    public static bool IsPlace(PimScope? scope) =>
        scope is not null && AzureScopeId.TypeOf(scope.Id) is not (PimScopeType.Directory or PimScopeType.Unknown);

    /// <summary>The scope of a role; null where it comes from the tenant's list, which has a scope that nobody named.</summary>
    public static PimScope? PlaceOf(PimRole role) => IsPlace(role.Scope) ? role.Scope : null;

    /// <exception cref="PimException">There is none, or it is none of Azure (<see cref="PimErrorCode.ScopeRequired"/>).</exception>
    public static PimScope Require(PimScope? scope, PimRole? role) => IsPlace(scope)
        ? scope!
        : throw new PimException(
            PimErrorCode.ScopeRequired,
            $"{role?.ToString() ?? "Azure roles"} {(role is null ? "need" : "is an Azure role: it needs")} an Azure scope{(scope is null ? string.Empty : $", which {scope} is not")}.")
        {
            Remedy = "Add -Scope with a management group, subscription, resource group or resource.",
            TargetObject = (object?)scope ?? role,
        };
}
