namespace PimTools.Graph.Azure;

/// <summary>Tells where an Azure role can be assigned, activated and set. Nothing is ever sent to a wider scope than the one that was meant.</summary>
internal static class AzureScopes
{
    public static bool IsPlace(PimScope? scope) =>
        scope is not null && AzureScopeId.TypeOf(scope.Id) is not (PimScopeType.Directory or PimScopeType.Unknown);

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
