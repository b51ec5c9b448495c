using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace PimTools.Completion;

/// <summary>Completes the authentication contexts of the tenant; for who may not read those, the ones that settings of roles name already.</summary>
public sealed class AuthenticationContextCompleter : PimCompleter
{
    private const string Contexts = "identity/conditionalAccess/authenticationContextClassReferences";

    private protected override async Task<IReadOnlyList<CompletionItem>> ReadAsync(IPimClient client, PimCall call)
    {
        try
        {
            var contexts = new List<CompletionItem>();
            void Take(object? element)
            {
                if (element is IReadOnlyDictionary<string, object?> one && one["id"] is string id)
                {
                    contexts.Add(new CompletionItem(id, one["displayName"] as string ?? id) { Name = one["displayName"] as string });
                }
            }

            await client.Raw.ListAsync(client.Raw.AddressOf(PimApi.Graph, Contexts), Take, call);
            return contexts;
        }
        catch (PimException e) when (e.Code == PimErrorCode.PermissionMissing)
        {
            return await ReadUsedAsync(client, call);
        }
    }

    private static async Task<IReadOnlyList<CompletionItem>> ReadUsedAsync(IPimClient client, PimCall call)
    {
        var settings = new List<PimRoleSetting>();
        await client.Settings.ListAsync(new PimSettingFilter { Kinds = new[] { PimKind.EntraRole } }, settings.Add, call);
        return settings
            .Where(setting => setting.Context is not null)
            .GroupBy(setting => setting.Context!)
            .Select(same => new CompletionItem(same.Key, $"Required by {string.Join(", ", same.Select(setting => setting.Role.Name))}"))
            .ToList();
    }
}
