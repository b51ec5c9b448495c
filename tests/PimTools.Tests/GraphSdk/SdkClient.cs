using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading.Tasks;
using Microsoft.Graph;
using Microsoft.Graph.Authentication;
using Microsoft.Graph.Core.Requests;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Serialization.Json;
using PimTools.Emulator;

namespace PimTools.Tests.GraphSdk;

/// <summary>Microsoft's own client of somebody of an emulated tenant, put together as Microsoft's generated clients are.</summary>
internal sealed class SdkClient : IBaseClient, IDisposable
{
    private readonly HttpClient _http;

    public SdkClient(EmulatedTenant tenant, string user)
    {
        Credential = new TenantCredential(tenant, user);
        _http = GraphClientFactory.Create(finalHandler: tenant.CreateHandler());
        RequestAdapter = Adapter(new AzureIdentityAuthenticationProvider(Credential, isCaeEnabled: true), _http);
    }

    /// <summary>The client whose handlers sign calls in, rather than its request adapter.</summary>
    public static HttpClient WithSigningHandlers(EmulatedTenant tenant, TenantCredential credential) =>
        GraphClientFactory.Create(credential, finalHandler: tenant.CreateHandler());

    public TenantCredential Credential { get; }

    public IRequestAdapter RequestAdapter { get; set; }

    public BatchRequestBuilder Batch => new(RequestAdapter);

    /// <summary>A call of a path below the version.</summary>
    public static RequestInformation Request(Method method, string path) =>
        new(method, "{+baseurl}/" + path, new Dictionary<string, object>());

    public Task<T?> GetAsync<T>(string path)
        where T : IParsable, new() =>
        RequestAdapter.SendAsync(Request(Method.GET, path), _ => new T(), SdkError.Mapping);

    public Task<T?> PostAsync<T>(string path, T body)
        where T : IParsable, new()
    {
        var request = Request(Method.POST, path);
        request.SetContentFromParsable(RequestAdapter, "application/json", body);
        return RequestAdapter.SendAsync(request, _ => new T(), SdkError.Mapping);
    }

    public void Dispose() => _http.Dispose();

    private static BaseGraphRequestAdapter Adapter(IAuthenticationProvider authentication, HttpClient http) =>
        new(authentication, graphClientOptions: null, new JsonParseNodeFactory(), new JsonSerializationWriterFactory(), http);
}
