using System;
using System.Collections.Generic;
using System.Linq;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace PimTools.Tests.Pester;

/// <summary>Orders the Pester files so that none of the long ones is left for the end, and knows which were chosen.</summary>
public sealed class LongestFirst : ITestCaseOrderer
{
    private static readonly string[] Long = ["ImportAssignment", "Neighbours", "Safety", "Interruption", "Secrets"];

    /// <summary>The files of this run, which a filter may have narrowed down, in the order in which they are to run.</summary>
    internal static IReadOnlyList<string> Chosen { get; private set; } = [];

    public IEnumerable<TTestCase> OrderTestCases<TTestCase>(IEnumerable<TTestCase> testCases)
        where TTestCase : ITestCase
    {
        var ordered = testCases.OrderBy(one => Place(File(one))).ThenBy(File, StringComparer.Ordinal).ToList();
        Chosen = ordered.ConvertAll(one => File(one));
        return ordered;
    }

    private static int Place(string file) => Array.FindIndex(Long, name => file.StartsWith(name + ".", StringComparison.Ordinal)) is >= 0 and var at ? at : Long.Length;

    private static string File<TTestCase>(TTestCase testCase)
        where TTestCase : ITestCase => (string)testCase.TestMethodArguments[0];
}
