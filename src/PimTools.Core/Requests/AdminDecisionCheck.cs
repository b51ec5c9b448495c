using System.Globalization;

namespace PimTools.Requests;

/// <summary>
/// Checks a decision about a request to extend or renew an assignment: it has no approval that could be decided, and waits for an
/// administrator (documented: pim-how-to-renew-extend, pim-approval-workflow).
/// </summary>
internal static class AdminDecisionCheck
{
    /// <summary>Refuses to decide what waits for an administrator, and says what to do instead.</summary>
    /// <exception cref="PimException"><see cref="PimErrorCode.NotDecidable"/>; the remedy is the command to type.</exception>
    public static void Check(PimRequest request, PimDecision decision, string justification)
    {
        if (request.Status != PimRequestStatus.PendingAdminDecision)
        {
            return;
        }

        var what = request.Action == PimRequestAction.SelfRenew ? "renewal" : "extension";
        var (deed, remedy) = decision == PimDecision.Approve
            ? ("approved", $"An administrator grants it: {Grant(request, justification)}")
            : ("denied", $"Stop-PimRequest {request.Id} withdraws it. Only the Microsoft Entra admin center can deny it.");
        throw new PimException(
            PimErrorCode.NotDecidable,
            $"The {what} of {request.Role.Describe(request.Scope)} for {request.Principal} waits for an administrator, not for an approver: it cannot be {deed} as a request.")
        {
            Remedy = remedy,
            TargetObject = request,
        };
    }

    // Ids wherever a name may mean several.
    private static string Grant(PimRequest request, string justification)
    {
        var where = request.Role.Access is { } access ? $" -Access {access}"
            : request.Scope.Type != PimScopeType.Directory ? $" -Scope {Quoted(request.Scope.Id)}"
            : string.Empty;
        var until = request.End is { } end
            ? "-End " + Quoted(end.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))
            : "-Permanent";
        return $"Set-PimAssignment {Quoted(request.Role.Name)} {Quoted(request.Principal.UserPrincipalName ?? request.Principal.Id)} "
            + $"-Kind {request.Kind}{where} -Type {request.Type} {until} -Justification {Quoted(justification)}";
    }

    private static string Quoted(string text) => "'" + text.Replace("'", "''") + "'";
}
