namespace PimTools.Graph.Requests;

/// <summary>Translates a filter into what it means to the service.</summary>
internal static class RequestFilters
{
    /// <summary>
    /// Whoever asks what they may decide means what waits for it, among the activations: extensions and renewals wait for the portal
    /// (documented: pim-approval-workflow).
    /// </summary>
    public static PimRequestFilter ForService(this PimRequestFilter filter) => filter.Relation != PimRequestRelation.ForMyApproval
        ? filter
        : new PimRequestFilter
        {
            Relation = filter.Relation,
            Type = filter.Type ?? PimAssignmentType.Active,
            Status = filter.Status ?? PimRequestStatus.PendingApproval,
            RoleId = filter.RoleId,
            PrincipalId = filter.PrincipalId,
            ScopeId = filter.ScopeId,
        };
}
