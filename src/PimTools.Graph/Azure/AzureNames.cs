using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Directory;
using PimTools.Graph.Json;

namespace PimTools.Graph.Azure;

/// <summary>Finds the names behind the ids in assignments and requests. The answers expand them; what they leave out, the directory knows.</summary>
internal sealed class AzureNames
{
    private readonly PrincipalDirectory _principals;

    public AzureNames(PrincipalDirectory principals) => _principals = principals;

    public bool IsComplete(JObject element) => !Nameless(element).Any();

    /// <summary>Asks for what is missing in all the elements together.</summary>
    public Task CompleteAsync(IReadOnlyCollection<JObject> elements, PimCall call) =>
        _principals.LoadAsync(elements.SelectMany(Nameless), call);

    public static PimScope Scope(JObject element)
    {
        var expanded = Expanded(element, "scope");
        var id = element.Text("scope") ?? expanded?.Text("id");
        return AzureScopeId.ToScope(id ?? element.RequiredText("scope"), expanded?.Text("displayName"));
    }

    /// <summary>The role, as it is at the scope.</summary>
    public static PimRole Role(JObject element, PimScope scope)
    {
        var id = element.RequiredText("roleDefinitionId");
        var expanded = Expanded(element, "roleDefinition");
        return new PimRole(PimKind.AzureRole, id, expanded?.Text("displayName") ?? id)
        {
            IsBuiltIn = AzureReader.IsBuiltIn(expanded?.Text("type")),
            Scope = scope,
        };
    }

    public PimPrincipal Principal(JObject element)
    {
        var known = _principals.Get(element.RequiredText("principalId"));
        if (known.Type != PimPrincipalType.Unknown)
        {
            return known;
        }

        // Of whom the directory does not know, Azure still tells the type.
        var expanded = Expanded(element, "principal");
        var type = expanded?.Word<PimPrincipalType>("type") ?? element.Word<PimPrincipalType>("principalType") ?? PimPrincipalType.Unknown;
        var name = Name(expanded);
        return new PimPrincipal(known.Id, type, name, type == PimPrincipalType.User && name is not null ? expanded?.Text("email") : null)
        {
            IsInDirectory = name is null ? known.IsInDirectory : true,
        };
    }

    public PimPrincipal? CreatedBy(JObject element) => CreatorId(element) switch
    {
        null => null,
        var id when id == element.Text("principalId") => Principal(element),
        var id => _principals.Get(id),
    };

    private IEnumerable<string> Nameless(JObject element)
    {
        var principal = element.Text("principalId");
        var isNamed = Name(Expanded(element, "principal")) is not null;
        return new[] { isNamed ? null : principal, CreatorId(element) is { } creator && creator != principal ? creator : null }
            .OfType<string>()
            .Where(id => !_principals.Knows(id));
    }

    // As the envelope says it in Graph's form.
    private static string? CreatorId(JObject element) => element.Child("createdBy")?.Child("user")?.Text("id");

    private static string? Name(JObject? principal) => principal?.Text("displayName") is { Length: > 0 } name ? name : null;

    private static JObject? Expanded(JObject element, string name) =>
        (element.Child("expandedProperties") ?? element.Child("policyAssignmentProperties"))?.Child(name);
}
