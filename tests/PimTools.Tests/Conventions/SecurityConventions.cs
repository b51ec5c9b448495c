using System;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using Xunit;

namespace PimTools.Tests.Conventions;

/// <summary>Tests what the code must not do at all, and that docs/security.md promises nothing without a test.</summary>
public sealed class SecurityConventions
{
    [Fact]
    public void Certificates_are_checked_always() => None(@"ValidationCallback|DangerousAccept|CheckCertificateRevocationList\s*=\s*false");

    [Fact]
    public void Redirections_are_followed_never() => None(@"AllowAutoRedirect\s*=\s*true");

    [Fact]
    public void Data_names_no_type_to_make() => None(@"TypeNameHandling|BinaryFormatter|NetDataContractSerializer");

    // Constant texts may run, with data as their arguments.
    [Fact]
    public void No_script_is_made_of_data() => None(
        @"Invoke-Expression|ScriptBlock\.Create|NewScriptBlock|(?:AddScript|InvokeScript)\(\s*(?:\$""|@?""[^""]*""\s*\+|string\.|\w+\s*\+)");

    [Fact]
    public void Every_test_that_the_threat_model_names_is_there()
    {
        var page = SourceFile.All.Single(file => file.Path == "docs/security.md").Text;
        var named = Regex.Matches(page, @"`(\w+)\.(\w+)`").Where(match => match.Groups[1].Value.EndsWith("Tests", StringComparison.Ordinal)
            || match.Groups[1].Value.EndsWith("Conventions", StringComparison.Ordinal)).ToList();
        var inPester = Regex.Matches(page, @"`(\w+\.Tests\.ps1)`: ""([^""]+)""").ToList();

        Assert.True(named.Count > 10 && inPester.Count > 5, $"{named.Count} and {inPester.Count} tests are named.");
        Offenders.None(named.Where(match => !IsTest(match.Groups[1].Value, match.Groups[2].Value)).Select(match => match.Value)
            .Concat(inPester.Where(match => !IsInPester(match.Groups[1].Value, match.Groups[2].Value)).Select(match => match.Value)));
    }

    private static bool IsTest(string type, string method) => typeof(SecurityConventions).Assembly.GetTypes()
        .Any(each => each.Name == type && each.GetMethod(method)?.GetCustomAttributes<FactAttribute>().Any() == true);

    private static bool IsInPester(string file, string title) =>
        SourceFile.All.Single(each => each.Path == "tests/PimTools.Pester/" + file).Text.Contains("It '" + title, StringComparison.Ordinal);

    private static void None(string pattern) => Offenders.None(
        from file in SourceFile.Shipped
        from match in Regex.Matches(file.Text, pattern)
        select $"{file}: {match.Value}");
}
