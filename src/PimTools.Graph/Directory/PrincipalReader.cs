using System;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Json;

namespace PimTools.Graph.Directory;

/// <summary>Reads directory objects into principals.</summary>
internal static class PrincipalReader
{
    private const string TypePrefix = "#MICROSOFT.GRAPH.";

    /// <param name="element">The object.</param>
    /// <param name="type">What it is where it does not say so itself, as in a list of one type.</param>
    public static PimPrincipal Read(JsonRecord element, PimPrincipalType type = PimPrincipalType.Unknown) => new(
        element.Text("id").Required("id"), ReadType(element) ?? type, element.Text("displayName"), element.Text("userPrincipalName"))
    {
        IsInDirectory = true,
    };

    public static PimAccount Account(JObject user) => new(user.RequiredText("id"))
    {
        IsEnabled = user.OptionalFlag("accountEnabled"),
        IsGuest = user.Text("userType") is { } type ? string.Equals(type, "Guest", StringComparison.OrdinalIgnoreCase) : null,

        // The service writes null for those that never came from elsewhere.
        IsSynchronized = user.Property("onPremisesSyncEnabled", StringComparison.OrdinalIgnoreCase) is null ? null : user.Flag("onPremisesSyncEnabled"),
    };

    private static PimPrincipalType? ReadType(JsonRecord element) => element.Text("@odata.type")?.ToUpperInvariant() switch
    {
        TypePrefix + "USER" => PimPrincipalType.User,
        TypePrefix + "GROUP" => PimPrincipalType.Group,
        TypePrefix + "SERVICEPRINCIPAL" => PimPrincipalType.ServicePrincipal,
        TypePrefix + "DEVICE" => PimPrincipalType.Device,
        TypePrefix + "APPLICATION" => PimPrincipalType.Application,
        _ => null,
    };
}
