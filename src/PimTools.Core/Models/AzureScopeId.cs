using System;
using System.Linq;

namespace PimTools.Models;

/// <summary>Reads the id of an Azure scope (documented: "Understand scope for Azure RBAC").</summary>
internal static class AzureScopeId
{
    /// <summary>The root of the tenant, above every management group.</summary>
    public const string TenantRoot = "/";

    private const int SubscriptionLength = 2;
    private const int ResourceGroupLength = 4;
    private const string ManagementGroups = "/providers/Microsoft.Management/managementGroups/";
    private const string Subscriptions = "/subscriptions/";
    private const string SubscriptionProvider = "/providers/Microsoft.Subscription";

    /// <summary>
    /// The id as the service writes it, from the forms that portals, tools and documents show: without the leading slash, with one at the end, or
    /// with the provider of subscriptions before it. A text that is no such id stays as it is.
    /// </summary>
    public static string Canonical(string id)
    {
        var path = "/" + id.Trim('/');
        if (Starts(path, SubscriptionProvider + Subscriptions))
        {
            path = path.Substring(SubscriptionProvider.Length);
        }

        return Starts(path, Subscriptions) || Starts(path, ManagementGroups) ? path : id;
    }

    /// <summary>Reads the type of the scope; Unknown where it is no Azure scope.</summary>
    public static PimScopeType TypeOf(string id) => TypeOfCanonical(Canonical(id));

    private static PimScopeType TypeOfCanonical(string id) => id switch
    {
        TenantRoot => PimScopeType.Directory,
        _ when Starts(id, ManagementGroups) && Segments(id).Length == 4 => PimScopeType.ManagementGroup,
        _ when Starts(id, Subscriptions) => TypeBelowSubscription(Segments(id)),
        _ => PimScopeType.Unknown,
    };

    /// <summary>The scope it lies in; null where the id does not tell, as for subscriptions and management groups.</summary>
    public static string? ParentOf(string id) => TypeOf(id) switch
    {
        PimScopeType.ResourceGroup => Cut(id, SubscriptionLength),
        PimScopeType.Resource => Cut(id, IsInResourceGroup(Segments(id)) ? ResourceGroupLength : SubscriptionLength),
        _ => null,
    };

    /// <summary>The id of the subscription it is or lies in; null above of subscriptions.</summary>
    public static string? SubscriptionOf(string id) => Starts(Canonical(id), Subscriptions) ? Cut(Canonical(id), SubscriptionLength) : null;

    /// <summary>
    /// Tells whether one scope can lie in another, as far as the ids tell: below a subscription they tell everything, above it only that a
    /// management group may hold other groups and subscriptions. Never true of a scope and itself.
    /// </summary>
    public static bool CanLieIn(string id, string container) => TypeOf(container) switch
    {
        PimScopeType.Directory => TypeOf(id) is not (PimScopeType.Directory or PimScopeType.Unknown),
        PimScopeType.ManagementGroup =>
            !Same(id, container) && TypeOf(id) is not (PimScopeType.Directory or PimScopeType.Unknown),
        _ => Starts(Canonical(id), Canonical(container).TrimEnd('/') + "/"),
    };

    /// <summary>The scope with this id.</summary>
    /// <param name="id">The id.</param>
    /// <param name="name">The name people know it by; null names it by its id.</param>
    /// <param name="parent">The id of the scope it lies in; null takes what the id tells.</param>
    public static PimScope ToScope(string id, string? name, string? parent = null)
    {
        id = Canonical(id);
        var type = TypeOf(id);
        return new PimScope(id, name ?? NameIn(id, type), type) { ParentId = parent ?? ParentOf(id), Kind = PimKind.AzureRole };
    }

    private static string NameIn(string id, PimScopeType type) => type switch
    {
        PimScopeType.Directory => "Tenant root",
        // The id of a subscription ends in a guid that says nothing by itself.
        PimScopeType.Subscription or PimScopeType.Unknown => id,
        _ => id.Substring(id.LastIndexOf('/') + 1),
    };

    private static PimScopeType TypeBelowSubscription(string[] segments) => segments.Length switch
    {
        SubscriptionLength => PimScopeType.Subscription,
        ResourceGroupLength when IsInResourceGroup(segments) => PimScopeType.ResourceGroup,
        > ResourceGroupLength => PimScopeType.Resource,
        _ => PimScopeType.Unknown,
    };

    private static bool IsInResourceGroup(string[] segments) => Same(segments[SubscriptionLength], "resourceGroups");

    private static string Cut(string id, int segments) => "/" + string.Join("/", Segments(id).Take(segments));

    private static string[] Segments(string id) => id.Trim('/').Split('/');

    private static bool Starts(string id, string prefix) => id.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
