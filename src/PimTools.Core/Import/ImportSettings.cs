using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Changes;
using PimTools.Resolution;
using PimTools.Settings;

namespace PimTools.Import;

/// <summary>The settings that the rows of an import have to meet: each is read once, however many rows there are.</summary>
internal sealed class ImportSettings
{
    private const int ListsAtOnce = 8;

    private readonly IPimClient _client;
    private readonly HashSet<(PimKind Kind, string Role, PimAccess? Access, string? Scope)> _asked = new();
    private readonly List<PimRoleSetting> _settings = new();

    public ImportSettings(IPimClient client) => _client = client;

    /// <summary>Reads the settings of the roles that were not read yet: those of a kind together, Azure's by scope.</summary>
    public async Task LoadAsync(IEnumerable<PimRole> roles, PimCall call)
    {
        using var places = new SemaphoreSlim(ListsAtOnce);
        async Task<IReadOnlyCollection<PimRoleSetting>> ReadAsync(IEnumerable<PimRole> some)
        {
            await places.WaitAsync(call.Cancellation);
            try
            {
                return await SettingReader.ReadAsync(_client, some, call);
            }
            finally
            {
                places.Release();
            }
        }

        var read = await Task.WhenAll(roles
            .Where(role => _asked.Add(SettingLookup.KeyOf(role)))
            .GroupBy(role => (role.Kind, SettingLookup.KeyOf(role).Scope))
            .Select(ReadAsync)
            .ToList());
        _settings.AddRange(read.SelectMany(some => some));
    }

    /// <summary>The setting of a role at a scope; null where it could not be read.</summary>
    public PimRoleSetting? Find(PimRole role, PimScope scope) => SettingLookup.Find(_settings, role, scope);

    /// <summary>Refuses the rows that the service would refuse by the setting. What is as wanted already meets it or not, as it did.</summary>
    public async Task CheckAsync(IEnumerable<PimImportRow> rows, PimCall call)
    {
        var sent = rows.Where(row => row.MustSend).ToList();
        await LoadAsync(sent.Select(row => row.Wanted!.Role), call);
        foreach (var row in sent)
        {
            var wanted = row.Wanted!;
            try
            {
                PimAssignmentPolicy.Check(wanted, Find(wanted.Role, wanted.Scope), _client.ServiceTime);
            }
            catch (PimException e)
            {
                row.Refuse(e.WithMessage(e.Message, RemedyOf(e.Code)), wanted);
            }
        }
    }

    private static string RemedyOf(PimErrorCode code) => code switch
    {
        PimErrorCode.JustificationRequired => "Fill in the column Justification.",
        PimErrorCode.TicketRequired => "Fill in the column TicketNumber.",
        _ => "Give less in the column Duration or End.",
    };
}
