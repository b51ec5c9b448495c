using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using PimTools.Emulator;
using PimTools.Tests.Contract.Schemas;
using Xunit;

namespace PimTools.Tests.Contract;

/// <summary>Every documented reading operation for Entra roles is answered by the emulator as the contract says.</summary>
public sealed class EmulatorReadingTests : IDisposable
{
    private static readonly string[] Families =
    [
        "/roleManagement/directory/", "/policies/", "/auditLogs/", "/identity/conditionalAccess/",
        "/directoryObjects/", "/users", "/groups", "/servicePrincipals", "/directory/",
    ];

    // The global administrator may read everything.
    private readonly EmulatedTenant _tenant = EmulatedTenant.CreateContoso();
    private readonly Lazy<TenantSession> _session;

    public EmulatorReadingTests()
    {
        _session = new Lazy<TenantSession>(() => new TenantSession(_tenant, "breakglass"));
    }

    private TenantSession Session => _session.Value;

    [SkippableTheory]
    [InlineData("v1.0")]
    [InlineData("beta")]
    public async Task Every_documented_reading_operation_keeps_the_contract(string version)
    {
        foreach (var operation in ReadingOperations(version))
        {
            foreach (var path in await new RealPaths(Session).FillAsync(version, operation.Path))
            {
                await Session.GetAsync(path);
            }
        }
    }

    [SkippableFact]
    public async Task Every_navigation_property_can_be_expanded()
    {
        foreach (var operation in ReadingOperations("v1.0").Where(operation => operation.QueryOptions.Contains("$expand")))
        {
            foreach (var path in await new RealPaths(Session).FillAsync("v1.0", operation.Path))
            {
                foreach (var navigation in Navigations(operation))
                {
                    var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
                    var answer = await Session.GetAsync($"{path}{separator}$expand={navigation}");
                    Assert.All(RealPaths.Items(answer), item => Assert.True(item.TryGetProperty(navigation, out _), navigation));
                }
            }
        }
    }

    [SkippableTheory]
    [InlineData("ada")]
    [InlineData("ben")]
    [InlineData("cleo")]
    [InlineData("greg")]
    public async Task What_a_person_reads_of_their_own_keeps_the_contract(string user)
    {
        using var session = new TenantSession(_tenant, user);
        var count = 0;

        foreach (var version in new[] { "v1.0", "beta" })
        {
            foreach (var operation in ReadingOperations(version).Where(IsAboutTheCaller))
            {
                foreach (var path in await new RealPaths(Session).FillAsync(version, operation.Path))
                {
                    count += RealPaths.Items(await session.GetAsync(path)).Count;
                }
            }
        }

        Assert.NotEqual(0, count);
    }

    [SkippableFact]
    public async Task A_list_in_pages_keeps_the_contract_to_its_end()
    {
        _tenant.PageSize = 7;
        var path = "/v1.0/roleManagement/directory/roleDefinitions";
        var count = 0;

        while (path is not null)
        {
            var page = await Session.GetAsync(path);
            count += RealPaths.Items(page).Count;
            path = page.TryGetProperty("@odata.nextLink", out var next) ? new Uri(next.GetString()!).PathAndQuery : null;
        }

        Assert.True(count > 100);
    }

    public void Dispose()
    {
        if (_session.IsValueCreated)
        {
            Session.Dispose();
        }
    }

    private static IEnumerable<ApiOperation> ReadingOperations(string version) =>
        ContractData.Contract.Operations(version)
            .Where(operation => operation.Method == "GET" && operation.IsDocumented)
            .Where(operation => Families.Any(family => operation.Path.StartsWith(family, StringComparison.Ordinal)));

    private static bool IsAboutTheCaller(ApiOperation operation) => operation.Path.Contains("{on}", StringComparison.Ordinal);

    private static IEnumerable<string> Navigations(ApiOperation operation)
    {
        var schema = operation.Response(200).Body!;
        var items = schema.Properties.FirstOrDefault(property => property.Key == "value").Value?.Part("items");
        return Named(items ?? schema).Where(property => property.Value.Flag("x-ms-navigationProperty")).Select(property => property.Key);
    }

    private static IEnumerable<KeyValuePair<string, Schema>> Named(Schema schema) =>
        schema.Properties.Concat(schema.Parts("allOf").SelectMany(Named));
}
