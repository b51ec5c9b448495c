using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading.Tasks;
using Microsoft.Graph;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Serialization.Json;

namespace PimTools.Neighbours;

/// <summary>Does what the module for Microsoft Graph does besides: it builds Microsoft's client, and calls with its handlers and with its request adapter.</summary>
public static class GraphLibraryUse
{
    private const string Address = "https://graph.microsoft.com/v1.0/me";

    /// <summary>Uses each library; a line for each, as "name version in load context: what came of it".</summary>
    public static IReadOnlyList<string> UseAll() =>
    [
        .. LibraryUse.UseAll(),
        LibraryUse.Line(typeof(GraphClientFactory), CallAsync().GetAwaiter().GetResult()),
        LibraryUse.Line(typeof(IRequestAdapter), ReadAsync().GetAwaiter().GetResult()),
    ];

    private static async Task<string> CallAsync()
    {
        using var client = GraphClientFactory.Create(finalHandler: new LibraryUse.Client());
        using var answer = await client.GetAsync(new Uri(Address));
        return ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
    }

    private static async Task<string> ReadAsync()
    {
        using var client = GraphClientFactory.Create(finalHandler: new LibraryUse.Client());
        var adapter = new BaseGraphRequestAdapter(
            new AnonymousAuthenticationProvider(), parseNodeFactory: new JsonParseNodeFactory(), serializationWriterFactory: new JsonSerializationWriterFactory(), httpClient: client);
        var request = new RequestInformation(Method.GET, Address, new Dictionary<string, object>());
        var answer = (UntypedObject)(await adapter.SendAsync(request, UntypedNode.CreateFromDiscriminatorValue))!;
        return ((UntypedString)answer.GetValue()["access_token"]).GetValue()!;
    }
}
