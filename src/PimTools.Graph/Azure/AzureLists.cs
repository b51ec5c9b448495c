using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using PimTools.Graph.Concurrency;
using PimTools.Graph.Http;

namespace PimTools.Graph.Azure;

/// <summary>Reads lists of assignments and requests: with their names, of one type or both, at one scope or at many.</summary>
internal sealed class AzureLists
{
    private static readonly PimAssignmentType[] Both = { PimAssignmentType.Eligible, PimAssignmentType.Active };

    private readonly ListReader _lists;
    private readonly AzureNames _names;
    private readonly AzureCatalogue _catalogue;
    private readonly PerScopeReader _perScope;

    public AzureLists(ListReader lists, AzureNames names, AzureCatalogue catalogue, PerScopeReader perScope)
    {
        _lists = lists;
        _names = names;
        _catalogue = catalogue;
        _perScope = perScope;
    }

    /// <summary>The address of the list of a type at a scope.</summary>
    public delegate Uri Address(PimAssignmentType type, PimScope scope);

    public static IReadOnlyList<PimAssignmentType> Types(PimAssignmentType? only) => only is { } type ? new[] { type } : Both;

    /// <summary>Reads the lists at one scope.</summary>
    public Task ReadAsync<T>(
        IReadOnlyList<PimAssignmentType> types,
        PimScope scope,
        Address address,
        Func<JObject, PimAssignmentType, T> read,
        Action<T> emit,
        PimCall call) => ParallelLists.ReadEachAsync(
            types,
            (type, each, linked) => _lists.ReadAsync(
                address(type, scope),
                ListReader.Trees,
                element => _names.IsComplete(AzureEnvelope.Instance.Open(element)),
                _names.CompleteAsync,
                element => read(element, type),
                each,
                linked),
            emit,
            call);

    /// <summary>Reads the lists at each of the scopes.</summary>
    public Task ReadManyAsync<T>(
        IReadOnlyList<PimAssignmentType> types,
        IReadOnlyCollection<PimScope> scopes,
        Address address,
        Func<JObject, PimAssignmentType, T> read,
        Action<T> emit,
        PimCall call) =>
        _perScope.ReadAsync<T>(scopes, (scope, each, linked) => ReadAsync(types, scope, address, read, each, linked), emit, call);

    /// <summary>Reads the lists at each management group and subscription the caller sees.</summary>
    public async Task ReadVisibleAsync<T>(
        IReadOnlyList<PimAssignmentType> types,
        Address address,
        Func<JObject, PimAssignmentType, T> read,
        Action<T> emit,
        PimCall call)
    {
        var visible = await _catalogue.VisibleAsync(call);
        if (visible.Count == 0)
        {
            const string message = "You see no Azure subscription or management group, so only what is your own can be listed.";
            call.TellUnlisted(new PimException(PimErrorCode.PermissionMissing, message), message, "others' Azure roles");
        }

        await ReadManyAsync(types, visible, address, read, emit, call);
    }
}
