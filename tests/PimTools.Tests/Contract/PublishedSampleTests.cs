using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace PimTools.Tests.Contract;

/// <summary>Microsoft's own samples against Microsoft's own contract: that proves the validator.</summary>
public sealed class PublishedSampleTests
{
    private const string Azure = "https://management.azure.com/providers/Microsoft.Authorization";

    [SkippableFact]
    public void Every_sample_belongs_to_an_operation_of_the_contract_but_for_the_known_ones() =>
        Assert.Equal(
            Sorted(SampleDefects.Undescribed),
            Sorted(PublishedSample.ReadAll().Where(sample => sample.Operation is null).Select(sample => sample.Name)));

    [SkippableFact]
    public void Every_sample_keeps_the_contract_but_for_the_known_ones() => AssertViolators(SampleDefects.Wrong, isStrict: false);

    [SkippableFact]
    public void Every_sample_uses_known_names_only_but_for_the_known_ones() =>
        AssertViolators([.. SampleDefects.Wrong, .. SampleDefects.Unknown], isStrict: true);

    [SkippableTheory]
    [InlineData("graph-*.json", "POST", "https://graph.microsoft.com/v1.0/roleManagement/directory/roleAssignmentScheduleRequests")]
    [InlineData("azure-*.json", "GET", Azure + "/roleAssignmentScheduleInstances?api-version=2020-10-01")]
    public void Every_error_body_keeps_the_contract(string files, string method, string url)
    {
        foreach (var file in Directory.EnumerateFiles(ContractData.PathOf("errors"), files))
        {
            var body = JsonDocument.Parse(File.ReadAllText(file)).RootElement;
            Assert.Empty(ContractData.Contract.CheckResponse(method, new Uri(url), 400, body, isStrict: true));
        }
    }

    private static void AssertViolators(IEnumerable<string> expected, bool isStrict)
    {
        var violators = PublishedSample.ReadAll()
            .Where(sample => sample.Operation is not null)
            .Select(sample => (sample.Name, Violations: sample.Check(isStrict)))
            .Where(sample => sample.Violations.Count > 0)
            .ToList();

        var surprises = violators.ExceptBy(expected, sample => sample.Name);

        Assert.Empty(surprises.SelectMany(sample => sample.Violations.Select(violation => $"{sample.Name} {violation}")));
        Assert.Equal(Sorted(expected), Sorted(violators.Select(sample => sample.Name)));
    }

    private static List<string> Sorted(IEnumerable<string> names) => names.Order(StringComparer.Ordinal).ToList();
}
