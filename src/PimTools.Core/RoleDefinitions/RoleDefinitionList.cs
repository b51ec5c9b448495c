using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace PimTools.RoleDefinitions;

/// <summary>The definitions of roles with their permissions, read once for each kind that is asked about.</summary>
internal sealed class RoleDefinitionList
{
    private readonly IPimClient _client;
    private readonly Dictionary<PimKind, IReadOnlyDictionary<string, PimRole>> _byKind = new();

    public RoleDefinitionList(IPimClient client) => _client = client;

    /// <summary>Gives a role its permissions. A group, which has none, and a role whose definition could not be read stay as they are.</summary>
    public async Task<PimRole> CompleteAsync(PimRole role, PimCall call)
    {
        if (role.Kind == PimKind.Group)
        {
            return role;
        }

        if (!_byKind.TryGetValue(role.Kind, out var definitions))
        {
            _byKind[role.Kind] = definitions = await ReadAsync(role.Kind, call);
        }

        return !definitions.TryGetValue(role.Id, out var definition) ? role : role.Scope is { } scope ? definition.At(scope) : definition;
    }

    private async Task<IReadOnlyDictionary<string, PimRole>> ReadAsync(PimKind kind, PimCall call)
    {
        var definitions = new Dictionary<string, PimRole>(StringComparer.OrdinalIgnoreCase);
        try
        {
            await _client.Roles.ListDefinitionsAsync(new[] { kind }, definition => definitions[definition.Id] = definition, call);
        }
        catch (PimException refusal)
        {
            call.Omit(refusal, $"The permissions of {(kind == PimKind.AzureRole ? "Azure" : "Entra")} roles could not be read, and are left empty. {refusal.Message}");
        }

        return definitions;
    }
}
