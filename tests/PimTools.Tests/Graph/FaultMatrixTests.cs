using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Models;
using Xunit;
using Xunit.Abstractions;

namespace PimTools.Tests.Graph;

/// <summary>Every operation under every fault: it ends as designed, makes nothing twice, loses nothing and tells no secret.</summary>
public sealed class FaultMatrixTests(FaultMatrixReport report, ITestOutputHelper output) : IClassFixture<FaultMatrixReport>
{
    public static TheoryData<int, string> Rows
    {
        get
        {
            var rows = new TheoryData<int, string>();
            for (var i = 0; i < FaultMatrixRows.All.Count; i++)
            {
                rows.Add(i, FaultMatrixRows.All[i].ToString());
            }

            return rows;
        }
    }

    [Fact]
    public void Every_operation_has_a_row() => Assert.Empty(typeof(IPimClient).GetProperties()
        .Where(part => part.PropertyType.IsInterface && part.PropertyType.Namespace == nameof(PimTools) && !part.PropertyType.IsGenericType)
        .SelectMany(part => part.PropertyType.GetMethods().Where(method => typeof(Task).IsAssignableFrom(method.ReturnType)).Select(method => part.Name + "." + method.Name))
        .Concat(typeof(IPimClient).GetMethods().Where(method => !method.IsSpecialName).Select(method => method.Name))
        .GroupBy(name => name)
        .Where(overloads => FaultMatrixRows.All.Where(row => row.Name.Split(' ')[0] == overloads.Key).Select(row => row.Name).Distinct().Count() != overloads.Count())
        .Select(overloads => overloads.Key));

    [Fact]
    public void What_is_about_kinds_has_a_row_for_each() => Assert.All(
        FaultMatrixRows.All.Where(row => row.Kind is not null).GroupBy(row => row.Name), same => Assert.Equal(HasNoGroups(same.Key) ? 2 : PimKinds.All.Count, same.Count()));

    // The service has no alerts about groups.
    private static bool HasNoGroups(string name) => name.StartsWith("Alerts.", StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task It_ends_as_designed(int row, string name)
    {
        var operation = FaultMatrixRows.All[row];
        var cells = new List<string>();
        foreach (var fault in FaultMatrixFault.All)
        {
            cells.Add(await RunAsync(operation, fault));
        }

        output.WriteLine(report.Add(operation, cells));
        Assert.Equal(name, operation.ToString());
    }

    private static async Task<string> RunAsync(FaultMatrixOperation operation, FaultMatrixFault fault)
    {
        var tenant = new FaultMatrixTenant();
        tenant.Tenant.PageSize = fault.PageSize ?? tenant.Tenant.PageSize;
        var run = await operation.PrepareAsync(tenant);
        var expected = operation.Change is null ? await ReadAsync(tenant, operation, run) : [];
        using var client = await tenant.ConnectAsync(operation.User, fault.Timeouts, service => fault.Wrap(service, operation));
        var said = new ConcurrentQueue<string>();
        var isTold = false;
        var call = new PimCall(default, trace => said.Enqueue(trace.ToString()), notice =>
        {
            said.Enqueue(notice);
            isTold = true;
        });
        tenant.Tenant.ClearCalls();
        tenant.Tenant.Faults.Add(fault.On(operation));

        IReadOnlyList<string>? found = null;
        PimException? error = null;
        try
        {
            found = await run(client, call);
        }
        catch (PimException e)
        {
            error = e;
            said.Enqueue(e.ToString());
        }

        var isMet = tenant.Tenant.Calls.Count > 0 && (tenant.Tenant.Faults.Count == 0 || fault.Fault.Times > 1);
        tenant.Tenant.Faults.Clear();
        var cell = $"{operation} under {fault}: {error?.ToString() ?? "ok"}";
        // One of many scopes or groups that cannot be read is left out, and told.
        var isPart = operation.Change is null && isTold && error is null;
        Assert.True(!isMet || isPart || (operation.MayBeElsewhere && error is null) || (operation.IsNotLookedUp && error?.Code == PimErrorCode.OutcomeUnknown) 
            || (operation.Change is null ? fault.Reads : operation.IsReadFirst ? fault.Reads.Union(fault.Writes) : fault.Writes).Contains(error?.Code), cell);
        Assert.True(tenant.Secrets.All(secret => !said.Any(line => line.Contains(secret, StringComparison.Ordinal))), "A token is told: " + cell);
        Assert.True(tenant.Tenant.Calls.All(each => each.Uri.Host is "graph.microsoft.com" or "management.azure.com" || each.Uri.Host == IngestionTests.Target.Endpoint.Host), "Another host was called: " + cell);
        if (operation.CountAsync is null)
        {
            Assert.True(found is null || isPart || found.Order().SequenceEqual(expected.Order()), "Something is missing or there twice: " + cell);
        }
        else
        {
            var made = await operation.CountAsync(tenant);
            Assert.True(made <= operation.Changes, $"Made {made} times: {cell}");
            Assert.True(error is not null || made == operation.Changes, $"Told as made, but {made} is: {cell}");
            Assert.True(error is null || error.Code == PimErrorCode.OutcomeUnknown || made == 0 || operation.Changes > 1, $"Made, but not told: {cell}");
        }

        return !isMet ? "-" : isPart ? "part, told" : error is null ? "ok" : error.Code.ToString();
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(
        FaultMatrixTenant tenant, FaultMatrixOperation operation, Func<IPimClient, PimCall, Task<IReadOnlyList<string>>> run)
    {
        using var client = await tenant.ConnectAsync(operation.User);
        return await run(client, PimCall.None);
    }
}
