using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace PimTools.Graph.Errors;

/// <summary>Finds what a refused call lacks: a permission where the token has none that will do, else what the service asks for besides.</summary>
internal static class MissingPermission
{
    private const int MostNamed = 8;
    private const string AzureProviders = "/providers/Microsoft.";

    // Observed: PIM's own code for a token without any of the permissions.
    private const string ScopeNotGranted = "PermissionScopeNotGranted";

    private static readonly Regex Named = new(@"permission scope ([\w.]*\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex AzureAction = new(
        @"perform action '([^']+)' over scope '([^']+)'", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Tells whether the token lacked the permission, so that nothing was judged about the caller.</summary>
    public static bool IsOfToken(PimException refusal) => string.Equals(refusal.ServiceCode, ScopeNotGranted, StringComparison.OrdinalIgnoreCase);

    public static PimException Describe(ErrorResponse response, ServiceError error, Func<PimErrorCode, string, string, PimException> create)
    {
        var said = error.Said ?? string.Empty;
        var (message, remedy) = Tell(response, said);

        // Where the words name a permission, the message is made of them.
        var isTold = said.Length == 0 || message.Mentions(said) || AzureAction.IsMatch(said) || Named.IsMatch(said);
        return create(PimErrorCode.PermissionMissing, isTold ? message : $"{message} The service says: {said}", remedy);
    }

    private static (string Message, string Remedy) Tell(ErrorResponse response, string said)
    {
        if (AzureAction.Match(said) is { Success: true } azure)
        {
            return TellAction(azure.Groups[1].Value, azure.Groups[2].Value);
        }

        var why = said.Length > 0 ? said : "it does not say why.";
        if (response.Path.Mentions(AzureProviders))
        {
            return ("Azure denied access: " + why, "Have a role assigned, or activate one, that allows it at this scope.");
        }

        var isApplication = response.Caller?.IsApplication ?? false;
        var right = CallPermissions.Find(response.Method, response.Path);
        var named = Named.Match(said) is { Success: true } match ? match.Groups[1].Value : null;
        if (named is null && right is { IsForPeopleOnly: true } && isApplication)
        {
            return ($"An application cannot {right}.", "Run Connect-Pim as a person.");
        }

        var oneOf = right?.OneOf(isApplication) ?? Array.Empty<string>();
        var held = Held(oneOf, response);
        if (named is not null && (held is { Count: > 0 } || !oneOf.Contains(named, StringComparer.OrdinalIgnoreCase)))
        {
            // The service's own word counts for more than what is documented.
            oneOf = new[] { named };
            held = Held(oneOf, response);
        }

        if (oneOf.Count == 0)
        {
            return ("The service denied access: " + why, "Get-PimContext -Permission shows what this connection may do.");
        }

        return held switch
        {
            { Count: > 0 } when named is not null => (
                $"The service denied access for lack of {named}, which this connection has.",
                "The consent may be younger than the token, or take some minutes to arrive. " + response.Way.Again + Besides(right)),
            { Count: > 0 } => (
                $"The service denied access, although this connection has the permission {held[0]}.",
                "No consent is missing." + Besides(right) + " A role activated just now takes some minutes to count. If it is there, the tenant may "
                + "lack the licence: Microsoft Entra ID P2 or Microsoft Entra ID Governance."),
            null when named is null => (
                $"The service denied access. The permission {oneOf[0]} or a directory role is missing.", Consent(right, oneOf, null, response) + Besides(right)),
            _ => ($"The permission {named ?? oneOf[0]} is missing.", Consent(right, oneOf, response.Caller?.Permissions, response) + Besides(right)),
        };
    }

    private static (string Message, string Remedy) TellAction(string action, string scope) => (
        $"The permission {action} at {scope} is missing.",
        "Have a role assigned, or activate one, that holds it there or above: "
        + (action.EndsWith("/read", StringComparison.OrdinalIgnoreCase) ? "Reader does." : "Owner or User Access Administrator does.")
        + " One that was given just now takes some minutes to count.");

    /// <summary>Those of them that the caller has, in their order; null where that is not known.</summary>
    private static List<string>? Held(IReadOnlyList<string> oneOf, ErrorResponse response) =>
        response.Caller is { } caller ? oneOf.Intersect(caller.Permissions, StringComparer.OrdinalIgnoreCase).ToList() : null;

    private static string Consent(PimRight? right, IReadOnlyList<string> oneOf, IReadOnlyList<string>? held, ErrorResponse response) =>
        (oneOf.Count > 1 ? $"It takes one of {string.Join(", ", oneOf)}. " : string.Empty)
        + (held is null ? string.Empty : $"This connection has {List(held)}. ")
        + response.Way.Granting(oneOf[0], response.Caller?.ApplicationId, Purpose(right, response.Cmdlet));

    /// <summary>The purpose whose sign-in asks for what a command lacks; an address alone does not tell whose assignments it is about.</summary>
    private static PimPurpose? Purpose(PimRight? right, string? cmdlet) => right is null ? null
        : PimPurposes.Of((cmdlet is null ? null : PimPermissions.NeedOf(cmdlet, right))?.Operation ?? right.Operation);

    private static string List(IReadOnlyList<string> held)
    {
        var ofPim = held.Where(PimPermissions.Names.Contains).ToList();
        return ofPim.Count == 0 ? "none that PIM knows"
            : string.Join(", ", ofPim.Take(MostNamed)) + (ofPim.Count > MostNamed ? $" and {ofPim.Count - MostNamed} more" : string.Empty);
    }

    private static string Besides(PimRight? right) => right switch
    {
        { Besides: null } or null => string.Empty,
        { Operation: PimOperation.ReadApprovals or PimOperation.Decide } => $" It takes {right.Besides}.",
        _ => $" For what concerns others, it also takes: {right.Besides}.",
    };
}
